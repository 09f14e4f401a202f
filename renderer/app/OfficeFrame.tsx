/** The window of an open office: wires navigation, tabs, keys, Ctrl+K and the status bar to the pages. */
import { IconFilePlus } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { ActivityDialogs } from '../features/activities/ActivityDialogs.tsx';
import { BackupWatch } from '../features/backups/BackupWatch.tsx';
import { CallWatch } from '../features/calls/CallWatch.tsx';
import { useDocumentTypes } from '../features/documents/use-document-types.ts';
import { KeptDrafts } from '../features/drafts/KeptDrafts.tsx';
import { MailWatch } from '../features/mail/MailWatch.tsx';
import { MovedNotice } from '../features/moving/MovedNotice.tsx';
import { OutputDialogs } from '../features/outputs/OutputDialogs.tsx';
import { ReportWatch } from '../features/outputs/ReportWatch.tsx';
import { MessageWatch } from '../features/stations/MessageWatch.tsx';
import { UpkeepWatch } from '../features/stations/UpkeepWatch.tsx';
import { documentTexts } from '../text/documents.ts';
import { frameTexts } from '../text/frame.ts';
import { peopleTexts } from '../text/people.ts';
import { CommandPalette, type Hit } from '../ui/CommandPalette.tsx';
import { ConfirmDialog } from '../ui/Dialogs.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Frame, Navigation } from '../ui/Frame.tsx';
import { useFocusBack } from '../ui/focus-back.ts';
import { JobsPanel } from '../ui/JobsPanel.tsx';
import { KeysHelp } from '../ui/KeysHelp.tsx';
import { type Key, useKeys } from '../ui/keys.tsx';
import { textIn, useFormat, useLanguage, useText } from '../ui/language.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { undoByKey } from '../ui/undoing.ts';
import { call, inBrowser } from './border.ts';
import { cards } from './cards.ts';
import { FactKeeper } from './FactKeeper.tsx';
import { Head } from './Head.tsx';
import { useJobs } from './jobs.ts';
import { recall, remember } from './memory.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { TabScope } from './page.tsx';
import { creations, navigation, pages } from './pages.tsx';
import { Status } from './Status.tsx';
import { useMay } from './session.ts';
import { closePage, leavePage, openPage, stepPage, useTabs } from './tabs.ts';
import { Unreached } from './Unreached.tsx';
import { useLock } from './use-locking.ts';
import { useRememberedTabs } from './use-remembered-tabs.ts';

/** Pages are built when they are first looked at, and stay as they are while others are on the screen. */
function OpenPages() {
  const { tabs, active } = useTabs();
  const t = useText(frameTexts);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (active) setSeen((before) => (before.has(active) ? before : new Set([...before, active])));
  }, [active]);
  if (tabs.length === 0) return <EmptyState text={t('noTabs')} hint={t('noTabsHint')} />;
  return tabs
    .filter(({ key }) => key === active || seen.has(key))
    .map((tab) => {
      const Page = pages[tab.kind]?.component;
      if (!Page) return null;
      return (
        <div className="k-page-layer" key={tab.key} hidden={tab.key !== active}>
          <TabScope tab={tab} active={tab.key === active}>
            <FactKeeper>
              <PageBoundary failed={<EmptyState text={t('pageFailed')} hint={t('pageFailedHint')} />}>
                <Page params={tab.params} />
              </PageBoundary>
            </FactKeeper>
          </TabScope>
        </div>
      );
    });
}

/** A key that most browsers keep for themselves has a second one, which the list of keys names in a browser too. */
function windowKey(press: string, second: string, label: string, run: () => void): readonly Key[] {
  return [
    { press, label, run },
    { press: second, ...(inBrowser && { label }), run },
  ];
}

export function OfficeFrame() {
  useFocusBack();
  const t = useText(frameTexts);
  const people = useText(peopleTexts);
  const lock = useLock();
  const language = useLanguage();
  const format = useFormat();
  const may = useMay();
  const { tabs, active, unsaved, closing } = useTabs();
  const jobs = useJobs((state) => state.jobs);
  const [narrow, setNarrow] = useState(() => recall('frame.narrow') === true);
  const [open, setOpen] = useState<'find' | 'keys' | null>(null);
  const types = useDocumentTypes();
  const places = navigation.filter((kind) => !pages[kind]?.right || may(pages[kind].right));
  useRememberedTabs(places[0]);

  const stopAsking = () => useTabs.setState({ closing: null });

  const makeNew = () => {
    const here = tabs.find(({ key }) => key === active)?.kind ?? '';
    const made = creations.find(({ kind }) => here.includes(kind.replace('new-', ''))) ?? creations[0];
    if (made !== undefined && may(made.right)) made.make();
  };
  useKeys(
    [
      { press: 'ctrl+k', label: t('keyFind'), run: () => setOpen('find') },
      ...windowKey('ctrl+n', 'alt+n', t('keyNew'), makeNew),
      ...windowKey('ctrl+w', 'alt+w', t('keyClose'), () => active !== null && leavePage(active)),
      ...windowKey('ctrl+tab', 'alt+pagedown', t('keyNext'), () => stepPage(1)),
      ...windowKey('ctrl+shift+tab', 'alt+pageup', t('keyPrevious'), () => stepPage(-1)),
      ...windowKey('ctrl+l', 'alt+l', people('lock'), () => void lock()),
      { press: 'ctrl+z', label: t('keyUndo'), run: undoByKey },
      { press: 'f1', label: t('keyHelp'), run: () => setOpen('keys') },
      // These wait for a page that answers them; here they only keep the browser from doing something else.
      { press: 'ctrl+s', label: t('keySave'), run: () => undefined },
      { press: 'ctrl+enter', label: t('keyFinish'), run: () => undefined },
      { press: 'ctrl+p', label: t('keyPrint'), run: () => undefined },
      { press: 'ctrl+f', label: t('keyFilter'), run: () => undefined },
      { press: 'f2', label: t('keyEdit'), run: () => undefined },
      { press: 'f5', label: t('keyRefresh'), run: () => undefined },
      // The tenth has the key behind that of the ninth; there are ten digits.
      ...places.slice(0, 10).map((kind, place) => ({
        press: `alt+${(place + 1) % 10}`,
        label: `${t('keyNavigation')}${format.colon} ${pages[kind]?.title(language) ?? ''}`,
        run: () => openPage(kind),
      })),
    ],
    { everywhere: true },
  );

  const actions = useMemo<readonly Hit[]>(() => {
    const made = creations
      .filter(({ right }) => may(right))
      .map(({ kind, icon, title, make }) => ({ key: kind, title: title(language), detail: '', icon, run: make }));
    const documents = types
      .filter((type) => type !== 'invoice')
      .map((type) => ({
        key: `new-document ${type}`,
        title: t('newOfType', { type: textIn(documentTexts, language, `type_${type}`) }),
        detail: '',
        icon: IconFilePlus,
        run: () => openPage('new-document', { type }),
      }));
    const open = places.flatMap((kind) => {
      const page = pages[kind];
      return page
        ? [{ key: kind, title: page.title(language), detail: '', icon: page.icon, run: () => openPage(kind) }]
        : [];
    });
    return [...made, ...documents, ...open];
  }, [language, may, places, types, t]);

  const search = async (text: string): Promise<readonly Hit[]> => {
    const reply = await call('finding.everything', { text });
    if (!reply.ok) return [];
    return reply.value.flatMap(({ entity, id, title, detail }) => {
      const kind = cards[entity];
      const page = pages[kind];
      return page
        ? [{ key: `${entity} ${id}`, title, detail, icon: page.icon, run: () => openPage(kind, { id }, title) }]
        : [];
    });
  };

  const items = tabs.map(({ key, kind, title }) => ({
    key,
    title: title ?? pages[kind]?.title(language) ?? '',
    icon: pages[kind]?.icon,
    unsaved: unsaved.has(key),
  }));
  const closingTitle = items.find(({ key }) => key === closing)?.title ?? '';
  return (
    <Frame
      navigation={
        <Navigation
          label={t('navigation')}
          narrow={narrow}
          setNarrow={(next) => {
            setNarrow(next);
            remember('frame.narrow', next);
          }}
          items={places.flatMap((kind) => {
            const page = pages[kind];
            const current = tabs.find(({ key }) => key === active)?.kind === kind;
            return page
              ? [{ kind, label: page.title(language), icon: page.icon, current, open: () => openPage(kind) }]
              : [];
          })}
        />
      }
      head={<Head find={() => setOpen('find')} keys={() => setOpen('keys')} />}
      tabs={
        <Tabs
          label={t('openTabs')}
          tabs={items.flatMap((item) => (item.icon ? [{ ...item, icon: item.icon }] : []))}
          active={active}
          show={(key) => {
            const tab = tabs.find((other) => other.key === key);
            if (tab) openPage(tab.kind, tab.params, tab.title);
          }}
          close={leavePage}
        />
      }
      notice={
        <>
          <Unreached />
          <UpkeepWatch />
          <MessageWatch />
          <MailWatch />
          <ReportWatch />
        </>
      }
      status={<Status />}
    >
      <OpenPages />
      <ActivityDialogs />
      <CallWatch />
      <OutputDialogs />
      <MovedNotice />
      <BackupWatch />
      <KeptDrafts />
      <JobsPanel jobs={jobs} />
      <CommandPalette open={open === 'find'} close={() => setOpen(null)} actions={actions} search={search} />
      <KeysHelp open={open === 'keys'} close={() => setOpen(null)} />
      <ConfirmDialog
        open={closing !== null}
        title={t('unsavedTitle')}
        text={t('unsavedText', { title: closingTitle })}
        verb={t('unsavedClose')}
        danger
        confirm={() => {
          if (closing) closePage(closing);
          stopAsking();
        }}
        cancel={stopAsking}
      />
    </Frame>
  );
}
