/** The groups of products as a tree: choosing one narrows the list, and each may get another name. */
import { ActionIcon, Button, Modal, Popover, TextInput } from '@mantine/core';
import { IconFolders, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { runJob } from '../../app/jobs.ts';
import { useMay } from '../../app/session.ts';
import { controlTexts } from '../../text/controls.ts';
import { priceTexts } from '../../text/prices.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { groupTree } from './group-tree.ts';
import './prices.css';

interface GroupsMenuProps {
  /** The group with all those below it. */
  readonly choose: (groups: readonly string[]) => void;
}

export function GroupsMenu({ choose }: GroupsMenuProps) {
  const t = useText(priceTexts);
  const format = useFormat();
  const may = useMay();
  const groups = useEngine('products.groups', {}).data ?? [];
  const [open, setOpen] = useState(false);
  const [renaming, setRenaming] = useState<string | null>(null);
  const tree = groupTree(groups);
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button leftSection={<IconFolders size={15} />} onClick={() => setOpen(!open)}>
            {t('groups')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={4}>
          <div className="k-groups">
            {tree.length === 0 ? <div className="k-dim k-prices-none">{t('noGroups')}</div> : null}
            {tree.map(({ path, name, depth }) => (
              <div key={path} className="k-row k-group">
                <button
                  type="button"
                  className="k-side-entry"
                  style={{ paddingLeft: 8 + depth * 16 }}
                  onClick={() => {
                    setOpen(false);
                    choose(groups.filter((group) => group === path || group.startsWith(`${path} / `)));
                  }}
                >
                  {name}
                </button>
                {may('products.change') ? (
                  <ActionIcon
                    size="sm"
                    aria-label={`${path}${format.colon} ${t('renameGroup')}`}
                    title={t('renameGroup')}
                    onClick={() => {
                      setOpen(false);
                      setRenaming(path);
                    }}
                  >
                    <IconPencil size={14} />
                  </ActionIcon>
                ) : null}
              </div>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
      {renaming === null ? null : <RenameDialog group={renaming} close={() => setRenaming(null)} />}
    </>
  );
}

function RenameDialog({ group, close }: { readonly group: string; readonly close: () => void }) {
  const t = useText(priceTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const [name, setName] = useState(group);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const rename = async () => {
    setBusy(true);
    const reply = await runJob(t('renaming', { name: group }), (job) =>
      call('products.renameGroup', { from: group, into: name, job }),
    );
    setBusy(false);
    if (!reply.ok) return setProblem(fieldProblems(reply).into ?? textOf(reply));
    notify({ kind: 'done', text: t('renamedGroup', { count: reply.value.products }) });
    close();
  };
  return (
    <Modal opened onClose={close} title={t('renameTitle', { name: group })}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <div>{t('renameAbout')}</div>
        <TextInput
          label={t('newName')}
          maxLength={150}
          data-autofocus
          value={name}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === group}>
            {t('renameDo')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
