/** Seconds that those who work in the office are given to save, before work for which they make room. */
export const secondsForOthers = 120;
