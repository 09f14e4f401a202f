/** What sending letters needs of the program around it. */
import type { Db } from '../../../db/database.ts';
import type { Clock } from '../../engine/clock.ts';
import type { Recorded } from '../../engine/context.ts';
import type { Host } from '../../engine/host.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import type { Patience } from './smtp.ts';

export interface OutboxPorts {
  readonly clock: Clock;
  readonly log: (line: string) => void;
  readonly host: Pick<Host, 'unseal'>;
  /** The open office; null while none is. */
  readonly office: () => OpenOffice | null;
  /** A long write is under way, beside which nothing else may write. */
  readonly isBusy: () => boolean;
  /** Resolves when it has ended. */
  readonly settled: () => Promise<void>;
  /** What became of letters was committed; id 0: of several. */
  readonly changed: (change: Recorded) => void;
  /** How long servers are waited for; the usual time when it is left out. */
  readonly patience?: Patience | undefined;
}

export interface OpenOffice {
  readonly db: Db;
  readonly paths: OfficePaths;
}
