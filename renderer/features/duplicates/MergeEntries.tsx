/** The ways to merging: from the list of clients, from what is selected in it, from a card. */
import { Button, Modal } from '@mantine/core';
import { IconArrowMerge, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../app/border.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { duplicateTexts } from '../../text/duplicates.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { SearchField, type SearchOption } from '../../ui/SearchField.tsx';

const most = 10;

export function DuplicatesButton() {
  const t = useText(duplicateTexts);
  const may = useMay();
  if (!may('clients.merge')) return null;
  return (
    <Button leftSection={<IconUsers size={15} />} onClick={() => openPage('duplicates')}>
      {t('duplicates')}
    </Button>
  );
}

interface MergeSelectedProps {
  readonly count: number;
  /** As many of them as there are, or too many to be merged. */
  readonly ids: () => Promise<readonly number[]>;
}

/** For two or more that are selected. */
export function MergeSelected({ count, ids }: MergeSelectedProps) {
  const t = useText(duplicateTexts);
  const may = useMay();
  if (!may('clients.merge') || count < 2) return null;
  const merge = async () => {
    const selected = count > most ? [] : await ids();
    if (selected.length < 2) notify({ kind: 'problem', text: count > most ? t('tooMany') : t('tooFew') });
    else openPage('merge', { ids: selected.join(',') });
  };
  return (
    <Button leftSection={<IconArrowMerge size={15} />} onClick={() => void merge()}>
      {t('merge')}
    </Button>
  );
}

async function findOthers(clientId: number, text: string): Promise<readonly SearchOption[]> {
  const reply = await call('clients.find', { text, limit: 12 });
  return reply.ok
    ? reply.value.filter(({ id }) => id !== clientId).map(({ id, name, city }) => ({ id, title: name, detail: city }))
    : [];
}

/** On a card: asks with whom. */
export function MergeWith({ clientId }: { clientId: number }) {
  const t = useText(duplicateTexts);
  const controls = useText(controlTexts);
  const [open, setOpen] = useState(false);
  const [other, setOther] = useState<SearchOption | null>(null);
  const goOn = () => {
    if (other === null) return;
    setOpen(false);
    openPage('merge', { ids: `${clientId},${other.id}` });
  };
  return (
    <>
      <Button leftSection={<IconArrowMerge size={15} />} onClick={() => setOpen(true)}>
        {t('mergeWith')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('mergeWith')}>
        <form
          className="k-merge-with"
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          <SearchField
            label={t('mergeWithWhom')}
            placeholder={controls('typeToSearch')}
            data-autofocus
            shown={other?.title ?? ''}
            search={(text) => findOthers(clientId, text)}
            choose={setOther}
          />
          <div className="k-row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={() => setOpen(false)}>{controls('cancel')}</Button>
            <Button type="submit" variant="filled" disabled={other === null}>
              {t('goOn')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
