/** What is waited for may come late: a machine with much else to do takes ten times as long as one with nothing. Only what never comes fails. */
import { vi } from 'vitest';

const { waitFor } = vi;

/** Milliseconds. */
const patience = { timeout: 60_000, interval: 50 };

vi.waitFor = (look, options = patience) => waitFor(look, options);
