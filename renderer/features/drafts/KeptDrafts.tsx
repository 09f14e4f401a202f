/** Offers, when a user comes in, what he had typed on this computer and not saved. */
import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { type KeptDraft, pageOf, reopen } from '../../app/kept-drafts.ts';
import { draftTexts } from '../../text/drafts.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { keptForm, reopenedDocument } from '../documents/kept-document.ts';

/** The forms whose page does not say by its title what was typed there. */
const named = ['note', 'corrections', 'letter', 'contact', 'form', 'lines'] as const;
type Named = (typeof named)[number];

function isNamed(form: string): form is Named {
  return named.some((one) => one === form);
}

/** For the frame: asks once, and shows nothing where there is nothing. */
export function KeptDrafts() {
  const t = useText(draftTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const [drafts, setDrafts] = useState<readonly KeptDraft[]>([]);
  const [discarding, setDiscarding] = useState<readonly KeptDraft[]>([]);
  useEffect(() => {
    let current = true;
    void call('drafts.list', {}).then((reply) => {
      if (current && reply.ok) setDrafts(reply.value);
    });
    return () => {
      current = false;
    };
  }, []);
  const without = (gone: readonly KeptDraft[]) => setDrafts((all) => all.filter((draft) => !gone.includes(draft)));
  const titleOf = ({ form, title }: KeptDraft) => (isNamed(form) ? t(form, { title }) : title);
  const open = async (wanted: readonly KeptDraft[]) => {
    // All of a page comes back at once.
    const onPages = new Set(wanted.map(pageOf));
    const all = drafts.filter((draft) => onPages.has(pageOf(draft)));
    const ready = all.map((draft) => (draft.form === keptForm ? reopenedDocument(draft) : draft));
    const opened = new Set(reopen(await Promise.all(ready)).map(({ key }) => key));
    for (const { key, title } of all) if (!opened.has(key)) notify({ kind: 'fact', text: t('taken', { title }) });
    without(all.filter(({ key }) => opened.has(key)));
  };
  const discard = async () => {
    setDiscarding([]);
    const reply = await call('drafts.drop', { keys: discarding.map(({ key }) => key) });
    if (reply.ok) without(discarding);
    else tell(reply);
  };
  return (
    <>
      <Modal
        opened={drafts.length > 0}
        onClose={() => setDrafts([])}
        // The question in front of it is closed by the key alone.
        closeOnEscape={discarding.length === 0}
        title={t('title')}
        size="lg"
      >
        <p>{t('about')}</p>
        <table className="k-table" aria-label={t('title')}>
          <tbody>
            {drafts.map((draft) => (
              <tr key={draft.key}>
                <td>{titleOf(draft)}</td>
                <td className="k-nowrap k-dim">{format.moment(draft.at)}</td>
                <td>
                  <div className="k-row" style={{ justifyContent: 'flex-end', flexWrap: 'nowrap' }}>
                    <Button size="compact-sm" onClick={() => void open([draft])}>
                      {t('open')}
                    </Button>
                    <Button size="compact-sm" variant="subtle" onClick={() => setDiscarding([draft])}>
                      {t('discard')}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="k-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
          <Button onClick={() => setDrafts([])}>{t('later')}</Button>
          {drafts.length > 1 ? (
            <Button onClick={() => setDiscarding(drafts)}>{t('discardAll', { count: drafts.length })}</Button>
          ) : null}
          <Button variant="filled" data-autofocus onClick={() => void open(drafts)}>
            {drafts.length > 1 ? t('openAll') : t('open')}
          </Button>
        </div>
      </Modal>
      <ConfirmDialog
        open={discarding.length > 0}
        title={t('discardTitle')}
        text={t('discardText', { count: discarding.length })}
        verb={t('discard')}
        danger
        confirm={() => void discard()}
        cancel={() => setDiscarding([])}
      />
    </>
  );
}
