/** Times and what is made of them. No figure is judged here: the table shows it beside its limit. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** One line of the table. */
export interface Figure {
  readonly work: string;
  readonly size: string;
  readonly figure: string;
  readonly limit: string;
  /** Figure over limit; below 1 is good. Null where there is nothing to compare. */
  readonly ratio: number | null;
}

/** A row that could not be measured on this computer, and why. */
export function notMeasured(work: string, size: string, why: string): Figure {
  return { work, size, figure: `not measured: ${why}`, limit: '', ratio: null };
}

let stopwatch = () => performance.now();

/**
 * From now on `timed` tells the processor's time of this process instead of the time that passed: for a computer that is
 * busy with something else. What waits for the disk or another process is not in it.
 */
export function timeByProcessor(): void {
  stopwatch = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = stopwatch();
  await work();
  return stopwatch() - begun;
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

/** The median of the rounds' p95: one disturbance of the computer spoils one round, not the figure. */
export function p95OfRounds(rounds: readonly (readonly number[])[]): number {
  return median(rounds.map(p95));
}

/** `12.3 ms`, `1.24 s`. */
export function milliseconds(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)} ms`;
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Durations of one flush each: a page more at the end of a file in the folder, and fdatasync, as a log is written. */
export function flushTimes(folder: string) {
  const path = join(folder, `flush-${process.pid}`);
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4096, 1);
  return {
    once(): number {
      const begun = performance.now();
      writeSync(file, page);
      fdatasyncSync(file);
      return performance.now() - begun;
    },
    end(): void {
      closeSync(file);
      rmSync(path);
    },
  };
}

/** What is measured at one size. */
export interface Bench {
  readonly clients: number;
  /** `100,000 clients` */
  readonly size: string;
}

export const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}`;
