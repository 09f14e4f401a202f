/** What an engine knows of the office server that it runs in, and what it measures for its page. */
import type { RecentCalls } from './call-figures.ts';

/** Where the server is reached in the network. */
export interface ServedAt {
  /** To be typed into a browser, the likeliest first. */
  readonly addresses: string[];
  readonly port: number;
  /** The certificate that browsers are to trust. PEM. */
  readonly certificate: string;
  /** SHA-256 of it (DER), hexadecimal. */
  readonly fingerprint: string;
  /** UTC ISO 8601: until when that of the server is valid; it is made anew before. */
  readonly until: string;
}

/** The server as handlers know it. */
export interface OfficeServer {
  /** Null: it does not listen yet. */
  readonly at: ServedAt | null;
  /** UTC ISO 8601: when this process began. */
  readonly since: string;
  readonly recent: RecentCalls;
  /** Where this computer keeps what belongs to no office. */
  readonly stateFolder: string;
}
