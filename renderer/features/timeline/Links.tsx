/** The clients that a client is linked to: parent company, subsidiaries, agents; added and taken away in place. */
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type ClientLink, linkKinds } from '../../../preload/contract/links.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { SearchField, type SearchOption } from '../../ui/SearchField.tsx';
import './timeline.css';

async function findOthers(clientId: number, text: string): Promise<readonly SearchOption[]> {
  const reply = await call('clients.find', { text, limit: 12 });
  return reply.ok
    ? reply.value.filter(({ id }) => id !== clientId).map(({ id, name, city }) => ({ id, title: name, detail: city }))
    : [];
}

function LinkForm({ clientId, close }: { clientId: number; close: () => void }) {
  const t = useText(timelineTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const [kind, setKind] = useState<ClientLink['kind']>('parent');
  const [other, setOther] = useState<SearchOption | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    if (other === null) return setProblem(t('linkMissing'));
    const reply = await call('links.add', { clientId, otherId: other.id, kind, note });
    if (reply.ok) return close();
    setProblem(fieldProblems(reply).otherId ?? textOf(reply));
  };
  return (
    <form
      className="k-form-box"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
    >
      <SearchField
        label={t('linkOther')}
        autoFocus
        shown={other?.title ?? ''}
        search={(text) => findOthers(clientId, text)}
        choose={(chosen) => {
          setOther(chosen);
          setProblem(null);
        }}
        error={problem}
      />
      <NativeSelect
        label={t('linkKind')}
        data={linkKinds.map((one) => ({ value: one, label: t(`link_${one}`) }))}
        value={kind}
        onChange={(event) => setKind(linkKinds.find((one) => one === event.currentTarget.value) ?? 'other')}
      />
      <TextInput
        label={t('linkNote')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className="k-row">
        <Button type="submit" variant="light">
          {t('link')}
        </Button>
        <Button onClick={close}>{controls('cancel')}</Button>
      </div>
    </form>
  );
}

export function Links({ clientId, readOnly }: { clientId: number; readOnly: boolean }) {
  const t = useText(timelineTexts);
  const format = useFormat();
  const controls = useText(controlTexts);
  const { tell } = useFailures();
  const [adding, setAdding] = useState(false);
  const { data } = useEngine('links.of', { clientId });
  const remove = async ({ id, version, other, kind, note }: ClientLink) => {
    const reply = await call('links.remove', { id, version });
    if (!reply.ok) return tell(reply);
    const again = async () => {
      const back = await call('links.add', { clientId, otherId: other.id, kind, note });
      if (!back.ok) tell(back);
    };
    notify({
      kind: 'done',
      text: t('linkRemoved', { name: other.name }),
      action: { label: controls('undo'), run: () => void again() },
    });
  };
  return (
    <CardSection
      title={t('links')}
      action={
        readOnly ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            {t('addLink')}
          </Button>
        )
      }
    >
      {data?.length === 0 && !adding ? <div className="k-dim">{t('noLinks')}</div> : null}
      {data?.map((link) => (
        <div className="k-entry" key={link.id}>
          <div className="k-grow">
            <span className="k-dim">{t(`link_${link.kind}`)}</span>{' '}
            <button
              type="button"
              className="k-link"
              onClick={() => openPage(cards.client, { id: link.other.id }, link.other.name)}
            >
              {link.other.name}
            </button>
            {link.note ? <span className="k-dim"> · {link.note}</span> : null}
          </div>
          {readOnly ? null : (
            <span className="k-entry-actions">
              <ActionIcon
                aria-label={`${controls('remove')}${format.colon} ${link.other.name}`}
                title={controls('remove')}
                onClick={() => void remove(link)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            </span>
          )}
        </div>
      ))}
      {adding ? <LinkForm clientId={clientId} close={() => setAdding(false)} /> : null}
    </CardSection>
  );
}
