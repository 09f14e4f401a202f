/** The values of a classifier: renamed, ordered, archived, removed, two made one. Nothing is saved before the button. */
import { ActionIcon, Button, Menu, Modal, Select, TextInput } from '@mantine/core';
import { IconArchive, IconArrowMerge, IconDots, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Classifier } from '../../../preload/contract/fields.ts';
import { call } from '../../app/border.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { fieldTexts } from '../../text/fields.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { PartForm } from '../../ui/PartForm.tsx';

interface ClassifierItemsProps {
  readonly classifier: Classifier;
  readonly close: () => void;
}

interface Item {
  /** Its identity on the screen. */
  readonly key: string;
  readonly id: number | null;
  readonly name: string;
  readonly archived: boolean;
}

let added = 0;

export function ClassifierItems({ classifier, close }: ClassifierItemsProps) {
  const t = useText(fieldTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const [items, setItems] = useState<readonly Item[]>(() =>
    classifier.items.map((item) => ({ ...item, key: String(item.id) })),
  );
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [merging, setMerging] = useState<Item | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const change = (key: string, changes: Partial<Item>) => {
    setItems(items.map((item) => (item.key === key ? { ...item, ...changes } : item)));
    setProblems({});
  };
  const put = (key: string, at: number) => {
    const item = items.find((one) => one.key === key);
    if (item) setItems(items.filter((one) => one !== item).toSpliced(at, 0, item));
  };
  const add = () => {
    added += 1;
    setItems([...items, { key: `new ${added}`, id: null, name: '', archived: false }]);
  };
  const save = async () => {
    const filled = items.filter(({ id, name }) => id !== null || name.trim() !== '');
    const { id, version, name } = classifier;
    const reply = await runJob(t('savingValues', { name }), (job) =>
      call('classifiers.items', {
        id,
        version,
        items: filled.map((item) => ({ id: item.id, name: item.name, archived: item.archived })),
        job,
      }),
    );
    if (!reply.ok) {
      const wrong = fieldProblems(reply);
      const byKey = Object.entries(wrong).map(([path, said]) => {
        const [, at] = /^items\.(\d+)/u.exec(path) ?? [];
        return [at === undefined ? 'form' : (filled[Number(at)]?.key ?? 'form'), said] as const;
      });
      return setProblems(byKey.length > 0 ? Object.fromEntries(byKey) : { form: textOf(reply) });
    }
    notify({ kind: 'done', text: t('valuesSaved') });
    close();
  };
  const onKeyDown = (key: string, at: number) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    put(key, at + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <PartForm save={() => void save()} cancel={close} error={problems.form}>
      <ol className="k-ordered">
        {items.map((item, at) => (
          <li
            key={item.key}
            className="k-classifier-item"
            data-over={over === item.key}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(item.key);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null && dragged !== item.key) put(dragged, at);
              setDragged(null);
              setOver(null);
            }}
          >
            <button
              type="button"
              className="k-grip"
              draggable
              aria-label={`${item.name}${format.colon} ${t('drag')}`}
              title={t('drag')}
              onKeyDown={onKeyDown(item.key, at)}
              onDragStart={() => setDragged(item.key)}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
            >
              <IconGripVertical size={15} />
            </button>
            <TextInput
              aria-label={t('value')}
              autoFocus={item.id === null}
              maxLength={100}
              value={item.name}
              error={problems[item.key]}
              {...(item.archived && {
                rightSection: <span className="k-dim">{t('archived')}</span>,
                rightSectionWidth: 90,
              })}
              onChange={(event) => change(item.key, { name: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={`${item.name}${format.colon} ${t('change')}`}>
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  leftSection={<IconArchive size={14} />}
                  onClick={() => change(item.key, { archived: !item.archived })}
                >
                  {t(item.archived ? 'unarchive' : 'archive')}
                </Menu.Item>
                {item.id === null ? null : (
                  <Menu.Item leftSection={<IconArrowMerge size={14} />} onClick={() => setMerging(item)}>
                    {t('merge')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconTrash size={14} />}
                  onClick={() => setItems(items.filter((other) => other.key !== item.key))}
                >
                  {t('removeValue')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ol>
      <div>
        <Button size="compact-xs" leftSection={<IconPlus size={13} />} onClick={add}>
          {t('addValue')}
        </Button>
      </div>
      {merging === null ? null : <MergeDialog classifier={classifier} from={merging} close={() => setMerging(null)} />}
    </PartForm>
  );
}

interface MergeDialogProps {
  readonly classifier: Classifier;
  readonly from: Item;
  readonly close: () => void;
}

function MergeDialog({ classifier, from, close }: MergeDialogProps) {
  const t = useText(fieldTexts);
  const { textOf } = useFailures();
  const [into, setInto] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const merge = async () => {
    const { id, version, name } = classifier;
    if (into === null || from.id === null) return;
    const fromId = from.id;
    setBusy(true);
    const reply = await runJob(t('savingValues', { name }), (job) =>
      call('classifiers.merge', { id, version, from: fromId, into: Number(into), job }),
    );
    setBusy(false);
    if (!reply.ok) return setProblem(textOf(reply));
    notify({ kind: 'done', text: t('merged', { count: reply.value.records }) });
    close();
  };
  return (
    <Modal opened onClose={close} title={t('mergeTitle', { name: from.name })}>
      <div className="k-stack">
        <div>{t('mergeAbout', { name: from.name })}</div>
        <Select
          label={t('mergeInto')}
          searchable
          data={classifier.items
            .filter(({ id }) => id !== from.id)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={into}
          error={problem}
          onChange={setInto}
          data-autofocus
        />
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="filled" loading={busy} disabled={into === null} onClick={() => void merge()}>
            {t('mergeDo')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
