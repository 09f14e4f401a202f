/** Failures of one record among many that a command works on: which one is said by the path. */
import { Failure } from './failure.ts';

/** Runs the work for the record at this place; the paths of what is wrong then begin with `rows.2.`. */
export function inRow<Result>(rows: string, place: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const here = (path: string) => `${rows}.${place}.${path}`;
    const { fields, conflicts, version } = error.details ?? {};
    throw new Failure(error.code, error.said, {
      ...(fields && { fields: fields.map((field) => ({ ...field, path: here(field.path) })) }),
      ...(conflicts && { conflicts: conflicts.map((conflict) => ({ ...conflict, path: here(conflict.path) })) }),
      ...(version !== undefined && { version }),
    });
  }
}
