/** natural has no types for its subpaths, and its root import opens mongoose and redis. */
declare module "natural/lib/natural/stemmers/porter_stemmer.js" {
  const stemmer: { readonly stem: (word: string) => string };
  export default stemmer;
}
