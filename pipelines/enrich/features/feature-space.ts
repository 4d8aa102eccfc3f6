/** Words and pairs of words share the first buckets, pieces of words the rest. Two features may fall into one bucket. */
export const wordBits = 16;
export const pieceBits = 18;
export const wordBuckets = 2 ** wordBits;
export const bucketCount = wordBuckets + 2 ** pieceBits;

/** Pieces of a word with a space on either side, in UTF-16 code units: `char_wb` of scikit-learn. */
export const shortestPiece = 2;
export const longestPiece = 5;
