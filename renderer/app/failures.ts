/** What failed, in words. The engine's codes are never shown. */
import { useMemo } from 'react';
import type { FailureCode, Reply } from '../../preload/contract/reply.ts';
import { frameTexts } from '../text/frame.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { notify } from '../ui/notify.tsx';
import { typeset } from '../ui/typeset.ts';
import { eachOnce } from './each-once.ts';
import { ReplyError } from './engine.ts';

type Failed = Extract<Reply, { ok: false }>;

const titles = {
  invalid: 'failedInvalid',
  unauthorised: 'failedUnauthorised',
  forbidden: 'failedForbidden',
  'not-found': 'failedNotFound',
  conflict: 'failedConflict',
  busy: 'failedBusy',
  'read-only': 'failedReadOnly',
  licence: 'failedLicence',
  unavailable: 'failedUnavailable',
  internal: 'failedInternal',
} as const satisfies Record<FailureCode, string>;

export interface Failures {
  readonly titleOf: (code: FailureCode) => string;
  /** The sentence of the engine, or the page's own where there is none. */
  readonly textOf: (failed: Failed | Error) => string;
  /** Tells it at the edge of the screen, for what has no field to stand beside. */
  readonly tell: (failed: Failed) => void;
}

/** The problems of an `invalid` reply by the path of their field. */
export function fieldProblems(reply: Reply): Readonly<Record<string, string>> {
  if (reply.ok) return {};
  return Object.fromEntries((reply.details?.fields ?? []).map(({ path, message }) => [path, message]));
}

/** How failures are put into words in the language of the screen. */
export function useFailures(): Failures {
  const t = useText(frameTexts);
  const language = useLanguage();
  return useMemo(() => {
    const textOf = (failed: Failed | Error): string => {
      const code = failed instanceof ReplyError ? failed.code : failed instanceof Error ? 'internal' : failed.code;
      if (code === 'unavailable') return typeset(failed.message, language) || t('unavailableText');
      const known = failed instanceof ReplyError || !(failed instanceof Error);
      const fields = 'details' in failed ? (failed.details as Failed['details'])?.fields : undefined;
      const text = known ? typeset(failed.message, language) : '';
      const others = (fields ?? []).map(({ message }) => typeset(message, language));
      return eachOnce([text || t('internalText'), ...others]);
    };
    return {
      titleOf: (code) => t(titles[code]),
      textOf,
      tell: (failed) =>
        notify(
          failed.details?.cancelled
            ? { kind: 'fact', text: textOf(failed) }
            : { kind: 'problem', title: t(titles[failed.code]), text: textOf(failed) },
        ),
    };
  }, [t, language]);
}
