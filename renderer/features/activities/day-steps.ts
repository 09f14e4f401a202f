/** Days that are chosen with a click, as so many days from today. */
export const daySteps = [
  ['tomorrow', 1],
  ['in3Days', 3],
  ['inWeek', 7],
] as const;
