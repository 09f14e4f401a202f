/** A letter to the client from one of the office's Word forms: laid on the client, and given to the user. */
import { Button, Menu } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { wordFormTexts } from '../../text/word-forms.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

/** Nothing where the office has no form of letters. */
export function LetterMenu({ clientId }: { clientId: number }) {
  const t = useText(wordFormTexts);
  const { tell } = useFailures();
  const { state } = useOffice();
  const forms = (useEngine('forms.list', {}).data ?? []).filter(({ type }) => type === 'letter');
  const companies = useEngine('companies.list', {}).data ?? [];
  const [busy, setBusy] = useState(false);
  const write = async (form: string, companyId: number | null) => {
    setBusy(true);
    const made = await call('letters.write', { clientId, form, companyId });
    setBusy(false);
    if (!made.ok) return tell(made);
    const { attachment, file } = made.value;
    notify({ kind: 'done', text: t('letterWritten', { name: attachment.name }) });
    const saved = await saveForUser(file, state.host.dialogs);
    if (!saved.ok) tell(saved);
    void call('files.discard', { file });
  };
  if (forms.length === 0) return null;
  const senders = companies.length > 1 ? companies : [null];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconMail size={15} />} loading={busy}>
          {t('letter')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {senders.flatMap((company) => [
          ...(company === null ? [] : [<Menu.Label key={company.id}>{company.name}</Menu.Label>]),
          ...forms.map((form) => (
            <Menu.Item
              key={`${company?.id} ${form.id}`}
              disabled={form.isFailing}
              onClick={() => void write(form.id, company?.id ?? null)}
            >
              {form.name}
              {form.isFailing ? <div className="k-amber">{t('letterFailing')}</div> : null}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
