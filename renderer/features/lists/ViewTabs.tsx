/** The saved views of a list as tabs: all records, one's own views, those that others share. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconChevronDown,
  IconDeviceFloppy,
  IconPencil,
  IconPlus,
  IconTrash,
  IconUsers,
  IconUsersMinus,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ListName } from '../../../preload/contract/lists.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import type { ListView } from '../../../preload/contract/views.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay, useOffice } from '../../app/session.ts';
import { listTexts } from '../../text/lists.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import type { ListState } from './use-list-state.ts';
import { ViewNameDialog } from './ViewNameDialog.tsx';

type Asking = { readonly what: 'save' | 'rename' | 'remove' } | null;

export function ViewTabs({ list, state }: { list: ListName; state: ListState }) {
  const t = useText(listTexts);
  const may = useMay();
  const user = useOffice().state.user;
  const { tell } = useFailures();
  const [asking, setAsking] = useState<Asking>(null);
  const { views, view, differs, content, choose, filter } = state;
  // A list that begins with a filter, or was given one, does not show all.
  const showsAll = view === null && Object.keys(filter).length === 0;
  const mayShare = may('views.share');

  /** Shows it at once; the engine's own word comes a moment later. */
  const put = (changed: ListView) => {
    queryClient.setQueryData<readonly ListView[]>(['views.list', { list }], (before = []) =>
      before.some(({ id }) => id === changed.id)
        ? before.map((one) => (one.id === changed.id ? changed : one))
        : [...before, changed],
    );
    return changed;
  };
  const done = async (reply: Promise<Reply<ListView>>): Promise<ListView | null> => {
    const answer = await reply;
    if (answer.ok) return put(answer.value);
    tell(answer);
    return null;
  };
  const saveAs = async (name: string, share: boolean) => {
    const made = await done(call('views.create', { list, name, content }));
    if (!made) return;
    const { id, version } = made;
    const saved = share ? ((await done(call('views.share', { id, version, shared: true }))) ?? made) : made;
    choose(saved);
    setAsking(null);
    notify({ kind: 'done', text: t('viewSaved', { name: saved.name }) });
  };
  const move = async (by: number) => {
    if (!view) return;
    const ids = views.map(({ id }) => id);
    const place = ids.indexOf(view.id);
    const others = ids.filter((id) => id !== view.id);
    const reply = await call('views.order', { list, ids: others.toSpliced(place + by, 0, view.id) });
    if (reply.ok) queryClient.setQueryData(['views.list', { list }], reply.value);
    else tell(reply);
  };
  const remove = async () => {
    if (!view) return;
    const { id, version, name } = view;
    const reply = await call('views.remove', { id, version });
    setAsking(null);
    if (!reply.ok) return tell(reply);
    choose(null);
    notify({ kind: 'done', text: t('viewRemoved', { name }) });
  };
  const seen = view ? { id: view.id, version: view.version } : null;
  return (
    <div className="k-views" role="tablist" aria-label={t('views')}>
      <button type="button" role="tab" className="k-view" aria-selected={showsAll} onClick={() => choose(null)}>
        {t('allRows')}
      </button>
      {views.map((one) => {
        const isForeign = one.shared && one.owner.id !== user?.id;
        const tab = (
          <button
            key={one.id}
            type="button"
            role="tab"
            className="k-view"
            aria-selected={one.id === view?.id}
            title={isForeign ? t('viewOf', { name: one.owner.name }) : one.name}
            onClick={() => choose(one)}
          >
            {one.shared ? <IconUsers size={13} aria-hidden /> : null}
            {one.name}
            {isForeign ? <span className="k-dim">{one.owner.name}</span> : null}
            {one.id === view?.id && differs ? (
              <span className="k-view-dot" role="img" aria-label={t('viewChanged')} title={t('viewChanged')} />
            ) : null}
          </button>
        );
        return tab;
      })}
      {view && seen ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t('viewMenu', { name: view.name })}>
              <IconChevronDown size={14} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {view.mayChange ? (
              <>
                <Menu.Item
                  disabled={!differs}
                  leftSection={<IconDeviceFloppy size={15} />}
                  onClick={() => void done(call('views.save', { ...seen, content }))}
                >
                  {t('updateView', { name: view.name })}
                </Menu.Item>
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setAsking({ what: 'rename' })}>
                  {t('renameView')}
                </Menu.Item>
              </>
            ) : null}
            <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => setAsking({ what: 'save' })}>
              {t('saveAs')}
            </Menu.Item>
            {view.mayChange && mayShare ? (
              <Menu.Item
                leftSection={view.shared ? <IconUsersMinus size={15} /> : <IconUsers size={15} />}
                onClick={() => void done(call('views.share', { ...seen, shared: !view.shared }))}
              >
                {t(view.shared ? 'unshareView' : 'shareView')}
              </Menu.Item>
            ) : null}
            {view.mayChange ? (
              <>
                <Menu.Item leftSection={<IconArrowLeft size={15} />} onClick={() => void move(-1)}>
                  {t('viewLeft')}
                </Menu.Item>
                <Menu.Item leftSection={<IconArrowRight size={15} />} onClick={() => void move(1)}>
                  {t('viewRight')}
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => setAsking({ what: 'remove' })}>
                  {t('removeView')}
                </Menu.Item>
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <Tooltip label={t('viewNameHint')}>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAsking({ what: 'save' })}
          >
            {t('saveView')}
          </Button>
        </Tooltip>
      )}
      {asking?.what === 'save' ? (
        <ViewNameDialog
          title={t('viewNameTitle')}
          name=""
          mayShare={mayShare}
          save={(name, share) => saveAs(name, share)}
          close={() => setAsking(null)}
        />
      ) : null}
      {asking?.what === 'rename' && view && seen ? (
        <ViewNameDialog
          title={t('renameTitle')}
          name={view.name}
          mayShare={false}
          save={async (name) => {
            if (await done(call('views.rename', { ...seen, name }))) setAsking(null);
          }}
          close={() => setAsking(null)}
        />
      ) : null}
      {asking?.what === 'remove' && view ? (
        <ConfirmDialog
          open
          danger
          title={t('removeViewTitle', { name: view.name })}
          text={t(view.shared ? 'removeSharedText' : 'removeOwnText')}
          verb={t('removeView')}
          confirm={() => void remove()}
          cancel={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}
