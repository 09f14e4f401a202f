/** Commands for what only the computer itself may be told, which a page names and does not run. */
export const commands = {
  addPlace: 'npm run backup -- targets add …',
  restore: 'npm run backup -- restore … --place … --yes',
} as const;
