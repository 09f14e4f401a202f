/** How long a password must be; the engine says what else is wrong with one. */
export const shortestPassword = 10;
