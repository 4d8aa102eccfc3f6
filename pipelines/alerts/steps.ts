/** A step of a series; all counts are per step. */
export const stepMinutes = 5;
export const stepsPerDay = (24 * 60) / stepMinutes;
