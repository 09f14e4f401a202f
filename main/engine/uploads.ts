/** Files on their way in and out, kept for one session under handles; a page never names a path. */

export interface KeptFile {
  readonly handle: string;
  /** The name as the user knows it, without folders. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

export interface Uploads {
  /** A file that the session handed over or was given, Failure `not-found` for any other handle. */
  file(session: string, handle: string): KeptFile;
  /** Hands bytes out to the session under the name. */
  keep(session: string, name: string, bytes: Uint8Array): KeptFile;
  /** Hands out a file that lies on the disk already and stays there. */
  point(session: string, name: string, path: string): KeptFile;
}
