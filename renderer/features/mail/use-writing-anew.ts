/** A letter that was not sent is written anew; what is typed is kept until the new one is in the outbox. */
import { useState } from 'react';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useUnsaved } from '../../app/page.tsx';
import { keptAnewOf, keptLetterOf, type WrittenAnew } from './kept-letter.ts';
import { type Compose, useCompose } from './use-compose.ts';

export interface WritingAnew {
  /** null: no letter is being written. */
  readonly compose: Compose | null;
  readonly write: (anew: WrittenAnew) => void;
  /** Gives it up, where it is not in the outbox. */
  readonly close: () => void;
}

/** For the page of the outbox. */
export function useWritingAnew(): WritingAnew {
  const { tell } = useFailures();
  const cancel = useCommand('mail.cancel');
  const reopened = useReopened('letter');
  const [anew, setAnew] = useState(() => keptAnewOf(reopened));
  const [again] = useState(() => (anew === null ? null : keptLetterOf(reopened)));
  const compose = useCompose(anew?.documentIds ?? [], anew !== null, { begun: anew?.begun, again });
  const kept = anew === null || compose.kept === null ? null : { ...anew, ...compose.kept };
  useKeptDraft('letter', compose.fields.subject, kept);
  useUnsaved('letter', kept !== null);
  const send = async () => {
    const isSent = await compose.send();
    if (!isSent || anew?.letter.state !== 'failed') return isSent;
    // The one that failed is dealt with.
    const { id, version } = anew.letter;
    void cancel.run({ id, version }).then((reply) => {
      if (!reply.ok) tell(reply);
    });
    return true;
  };
  const close = () => {
    compose.forget();
    setAnew(null);
  };
  return { compose: anew === null ? null : { ...compose, send }, write: setAnew, close };
}
