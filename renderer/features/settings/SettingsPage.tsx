/** The settings: a tree at the left, a page at the right, a search over all of them. */
import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAskedPage } from '../../app/asked-field.tsx';
import { useEngine } from '../../app/engine.ts';
import { recall, remember } from '../../app/memory.ts';
import { UnsavedForms, useTab } from '../../app/page.tsx';
import { useMay, useOffice } from '../../app/session.ts';
import { closePage, type PageParams, useTabs } from '../../app/tabs.ts';
import { activityTemplateTexts } from '../../text/activity-templates.ts';
import { callScriptTexts } from '../../text/call-scripts.ts';
import { chainTexts } from '../../text/chain.ts';
import { controlTexts } from '../../text/controls.ts';
import { diagnosticsTexts } from '../../text/diagnostics.ts';
import { fieldTexts } from '../../text/fields.ts';
import { formTexts } from '../../text/forms.ts';
import { mailTexts } from '../../text/mail.ts';
import { operationTexts } from '../../text/operations.ts';
import { peopleTexts } from '../../text/people.ts';
import { pipelineTexts } from '../../text/pipelines.ts';
import { roleTexts } from '../../text/roles.ts';
import { serverTexts } from '../../text/server.ts';
import { settingsTexts } from '../../text/settings.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { ConfirmDialog } from '../../ui/Dialogs.tsx';
import { useKeys, useOnScreen } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { TemplatesSettings } from '../activities/TemplatesSettings.tsx';
import { Backups } from '../backups/Backups.tsx';
import { CallScriptsSettings } from '../calls/CallScriptsSettings.tsx';
import { PipelinesSettings } from '../deals/PipelinesSettings.tsx';
import { Diagnostics } from '../diagnostics/Diagnostics.tsx';
import { ClassifiersSettings } from '../fields/ClassifiersSettings.tsx';
import { OwnFieldsSettings } from '../fields/OwnFieldsSettings.tsx';
import { FormsSettings } from '../forms/FormsSettings.tsx';
import { MailSettings } from '../mail/MailSettings.tsx';
import { Operations } from '../operations/Operations.tsx';
import { PeopleSettings } from '../people/PeopleSettings.tsx';
import { RolesSettings } from '../people/RolesSettings.tsx';
import { TeamsSettings } from '../people/TeamsSettings.tsx';
import { ServerSettings } from '../server/ServerSettings.tsx';
import { WhoIsHere } from '../stations/WhoIsHere.tsx';
import { WorkingTimeSettings } from '../working-time/WorkingTimeSettings.tsx';
import { AddCompany } from './AddCompany.tsx';
import { CompanySettings } from './CompanySettings.tsx';
import { JournalSettings } from './JournalSettings.tsx';
import { MySettings } from './MySettings.tsx';
import { AboutProgram, OfficeSettings } from './OfficeSettings.tsx';
import { RatesSettings } from './RatesSettings.tsx';
import { SeriesSettings } from './SeriesSettings.tsx';
import { type SectionName, useSettingsSearch } from './settings-index.ts';
import '../../ui/side-list.css';
import './settings.css';

interface Place {
  readonly section: SectionName;
  /** Of `company`. */
  readonly id: number | null;
}

const sections = [
  'company',
  'new-company',
  'series',
  'journal',
  'rates',
  'working-time',
  'mail',
  'fields',
  'classifiers',
  'activityTemplates',
  'pipelines',
  'call-scripts',
  'people',
  'teams',
  'roles',
  'sessions',
  'server',
  'me',
  'operations',
  'backups',
  'diagnostics',
  'office',
  'about',
] as const;

/** Only for those who may manage the office. */
const managedPeople = ['people', 'teams', 'roles'] as const satisfies readonly SectionName[];
const managedSections: readonly SectionName[] = [...managedPeople, 'diagnostics'];

/** `backups`, `company 3`. */
function placeOf(text: unknown): Place | null {
  const [name, id] = String(text ?? '').split(' ');
  const section = sections.find((other) => other === name);
  return section ? { section, id: id && /^\d+$/.test(id) ? Number(id) : null } : null;
}

/** There is one page of settings; whoever opens another section goes on there. */
function useOnlyOne(): void {
  const { key, kind } = useTab();
  const onScreen = useOnScreen();
  useEffect(() => {
    if (!onScreen) return;
    for (const other of useTabs.getState().tabs)
      if (other.kind === kind && other.key !== key && !useTabs.getState().unsaved.has(other.key)) closePage(other.key);
  }, [key, kind, onScreen]);
}

/** `params.page`: the section to begin with; without it the one that was looked at last. */
export function SettingsPage({ params }: { params: PageParams }) {
  const t = useText(settingsTexts);
  const chain = useText(chainTexts);
  const controls = useText(controlTexts);
  const own = useText(fieldTexts);
  const templates = useText(activityTemplateTexts);
  const calls = useText(callScriptTexts);
  const forms = useText(formTexts);
  const mail = useText(mailTexts);
  const diagnosis = useText(diagnosticsTexts);
  const operations = useText(operationTexts);
  const people = useText(peopleTexts);
  const roles = useText(roleTexts);
  const pipelines = useText(pipelineTexts);
  const server = useText(serverTexts);
  const workingTime = useText(workingTimeTexts);
  const { served } = useOffice().state;
  const may = useMay();
  const find = useSettingsSearch();
  const [place, setPlace] = useState<Place>(
    () => placeOf(params.page) ?? placeOf(recall('settings.place')) ?? { section: 'company', id: null },
  );
  const [text, setText] = useState('');
  const [goal, setGoal] = useState<{ readonly name: string } | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const companies = useEngine('companies.list', {}).data;
  const reference = useEngine('reference.get', {}).data;
  useOnlyOne();
  useAskedPage(() => setPlace(placeOf(params.page) ?? place));
  useKeys([
    { press: 'ctrl+f', label: t('search'), run: () => search.current?.focus() },
    { press: '/', label: t('search'), run: () => search.current?.focus() },
    { press: 'escape', run: () => (text ? setText('') : false) },
  ]);
  useEffect(() => {
    if (!goal || !page.current) return;
    const target = page.current.querySelector(`[data-setting="${goal.name}"]`);
    target?.scrollIntoView({ block: 'center' });
    target?.classList.add('k-flash');
    const timer = setTimeout(() => target?.classList.remove('k-flash'), 950);
    return () => clearTimeout(timer);
  }, [goal]);
  const { key: tab } = useTab();
  // Where to go once it was said that what was typed may go.
  const [leaving, setLeaving] = useState<Parameters<typeof show> | null>(null);
  const go = (...to: Parameters<typeof show>) => {
    const [section, id] = to;
    const isSame = section === place.section && (section !== 'company' || id === (company?.id ?? null));
    if (!isSame && useTabs.getState().unsaved.has(tab)) setLeaving(to);
    else show(...to);
  };
  const show = (section: SectionName, id: number | null = null, name?: string) => {
    setPlace({ section, id });
    remember('settings.place', id === null ? section : `${section} ${id}`);
    setGoal(name ? { name } : null);
    if (!name) page.current?.scrollTo(0, 0);
  };
  if (!companies || !reference) return <Waiting />;

  const change = may('settings.change');
  const company = companies.find(({ id }) => id === place.id) ?? companies[0];
  const manage = may('office.manage');
  const managed = (content: () => ReactNode) =>
    manage ? content : () => <div className="k-dim">{people('onlyManagers')}</div>;
  const found = find(text).filter(
    ({ section }) =>
      (section !== 'backups' || may('backups.make')) &&
      (section !== 'new-company' || change) &&
      (section !== 'activityTemplates' || may('activities.see')) &&
      (section !== 'pipelines' || may('deals.see')) &&
      (manage || !managedSections.includes(section)) &&
      (section !== 'server' || (manage && served)),
  );
  const titles: Readonly<Record<SectionName, string>> = {
    company: company?.name ?? t('companies'),
    'new-company': t('companies'),
    series: t('series'),
    forms: forms('forms'),
    journal: chain('journal'),
    rates: chain('rates'),
    'working-time': workingTime('workingTime'),
    mail: mail('email'),
    fields: own('ownFields'),
    classifiers: own('classifiers'),
    activityTemplates: templates('activityTemplates'),
    pipelines: pipelines('pipelines'),
    'call-scripts': calls('scripts'),
    people: people('people'),
    teams: people('teams'),
    roles: roles('roles'),
    sessions: people('sessions'),
    server: server('server'),
    me: t('me'),
    operations: operations('operations'),
    backups: t('backups'),
    diagnostics: diagnosis('diagnostics'),
    office: t('office'),
    about: t('about'),
  };
  const contents: Readonly<Record<SectionName, () => ReactNode>> = {
    company: () =>
      company ? <CompanySettings key={company.id} company={company} reference={reference} readOnly={!change} /> : null,
    'new-company': () => <AddCompany reference={reference} added={(id) => go('company', id)} />,
    series: () => <SeriesSettings companies={companies} types={reference.documentTypes} readOnly={!change} />,
    journal: () => <JournalSettings companies={companies} />,
    rates: () => <RatesSettings companies={companies} currencies={reference.currencies} />,
    'working-time': () => <WorkingTimeSettings readOnly={!change} />,
    forms: () => <FormsSettings readOnly={!may('forms.change')} />,
    mail: () => <MailSettings />,
    fields: () => <OwnFieldsSettings readOnly={!change} />,
    classifiers: () => <ClassifiersSettings readOnly={!change} />,
    activityTemplates: () => <TemplatesSettings readOnly={!change} />,
    pipelines: () => <PipelinesSettings readOnly={!change} />,
    'call-scripts': () => <CallScriptsSettings readOnly={!change} />,
    people: managed(() => <PeopleSettings toMe={() => go('me', null, 'password')} />),
    teams: managed(() => <TeamsSettings />),
    roles: managed(() => <RolesSettings />),
    sessions: () => <WhoIsHere />,
    server: managed(() => <ServerSettings toBackups={() => go('backups')} />),
    me: () => <MySettings />,
    operations: () => <Operations />,
    backups: () => (may('backups.make') ? <Backups /> : <div className="k-dim">{t('readOnly')}</div>),
    diagnostics: managed(() => <Diagnostics toBackups={() => go('backups')} />),
    office: () => <OfficeSettings toMe={() => go('me', null, 'password')} />,
    about: () => <AboutProgram />,
  };
  const entry = (section: SectionName, label: string, id: number | null = null, inner = false) => {
    const current = place.section === section && (id === null || company?.id === id);
    return (
      <button
        type="button"
        key={`${section} ${id}`}
        className="k-side-entry"
        data-inner={inner}
        aria-current={current ? 'page' : undefined}
        onClick={() => go(section, id)}
      >
        {label}
      </button>
    );
  };
  return (
    <div className="k-settings">
      <nav className="k-side" aria-label={t('settings')}>
        <TextInput
          ref={search}
          leftSection={<IconSearch size={15} />}
          rightSection={
            text ? <CloseButton size="xs" aria-label={controls('clear')} onClick={() => setText('')} /> : null
          }
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = found[0];
            if (event.key === 'Enter' && first)
              go(first.section, first.section === 'company' ? (company?.id ?? null) : null, first.name || undefined);
            if (event.key === 'Escape') setText('');
          }}
        />
        {text.trim() ? (
          found.length === 0 ? (
            <div className="k-dim k-side-note">{t('nothingFound')}</div>
          ) : (
            found.map(({ section, name, title }) => (
              <button
                type="button"
                key={`${section} ${name}`}
                className="k-side-entry"
                onClick={() => go(section, section === 'company' ? (company?.id ?? null) : null, name || undefined)}
              >
                {title}
                <small className="k-dim">{titles[section]}</small>
              </button>
            ))
          )
        ) : (
          <>
            <div className="k-side-note k-settings-group k-dim">{t('companies')}</div>
            {companies.map(({ id, name }) => entry('company', name, id, true))}
            {change ? entry('new-company', t('addCompany'), null, true) : null}
            {entry('series', t('series'))}
            {may('documents.see') ? entry('journal', chain('journal')) : null}
            {entry('rates', chain('rates'))}
            {entry('working-time', workingTime('workingTime'))}
            {entry('forms', forms('forms'))}
            {entry('mail', mail('email'))}
            {entry('fields', own('ownFields'))}
            {entry('classifiers', own('classifiers'))}
            {may('activities.see') ? entry('activityTemplates', templates('activityTemplates')) : null}
            {may('deals.see') ? entry('pipelines', pipelines('pipelines')) : null}
            {entry('call-scripts', calls('scripts'))}
            {manage ? managedPeople.map((section) => entry(section, titles[section])) : null}
            {entry('sessions', people('sessions'))}
            {manage && served ? entry('server', server('server')) : null}
            {entry('me', t('me'))}
            {entry('operations', operations('operations'))}
            {may('backups.make') ? entry('backups', t('backups')) : null}
            {manage ? entry('diagnostics', diagnosis('diagnostics')) : null}
            {entry('office', t('office'))}
            {entry('about', t('about'))}
          </>
        )}
      </nav>
      <div className="k-settings-page" ref={page}>
        <div>
          <UnsavedForms>{contents[place.section]()}</UnsavedForms>
        </div>
      </div>
      <ConfirmDialog
        open={leaving !== null}
        title={t('leaveTitle')}
        text={t('leaveText', { page: titles[place.section] })}
        verb={t('leave')}
        danger
        confirm={() => {
          setLeaving(null);
          if (leaving) show(...leaving);
        }}
        cancel={() => setLeaving(null)}
      />
    </div>
  );
}
