/** Issues, after the user has looked at what is worth a second look. */
import { useState } from 'react';
import type { Reply } from '../../../preload/contract/reply.ts';

/** A question that is on the screen. */
export interface AskedRemarks {
  readonly remarks: readonly string[];
  readonly answer: (issues: boolean) => void;
}

export interface Remarks {
  readonly asked: AskedRemarks | null;
  /** Calls with nothing accepted, and again with what the user accepts; null: he went back, and nothing was issued. */
  readonly through: <Value>(issue: (accepted: string[]) => Promise<Reply<Value>>) => Promise<Reply<Value> | null>;
}

export function useRemarks(): Remarks {
  const [asked, setAsked] = useState<AskedRemarks | null>(null);
  const ask = (remarks: readonly string[]) =>
    new Promise<boolean>((resolve) => {
      setAsked({
        remarks,
        answer: (issues) => {
          setAsked(null);
          resolve(issues);
        },
      });
    });
  return {
    asked,
    through: async (issue) => {
      for (let accepted: string[] = []; ; ) {
        const reply = await issue(accepted);
        const remarks = reply.ok ? undefined : reply.details?.remarks;
        if (remarks === undefined) return reply;
        if (!(await ask(remarks))) return null;
        accepted = [...remarks];
      }
    },
  };
}
