/** Every setting by its name and the section that it stands in, for the search over all of them. */
import { activityTemplateTexts } from '../../text/activity-templates.ts';
import { backupTexts } from '../../text/backups.ts';
import { callScriptTexts } from '../../text/call-scripts.ts';
import { chainTexts } from '../../text/chain.ts';
import { diagnosticsTexts } from '../../text/diagnostics.ts';
import { fieldTexts } from '../../text/fields.ts';
import { formTexts } from '../../text/forms.ts';
import { mailTexts } from '../../text/mail.ts';
import { movingTexts } from '../../text/moving.ts';
import { officeRuleTexts } from '../../text/office-rules.ts';
import { operationTexts } from '../../text/operations.ts';
import { peopleTexts } from '../../text/people.ts';
import { pipelineTexts } from '../../text/pipelines.ts';
import { roleTexts } from '../../text/roles.ts';
import { serverTexts } from '../../text/server.ts';
import { settingsTexts } from '../../text/settings.ts';
import { sharingTexts } from '../../text/sharing.ts';
import { stationTexts } from '../../text/stations.ts';
import { transferTexts } from '../../text/transfer.ts';
import { workingTimeTexts } from '../../text/working-time.ts';
import { textIn, useLanguage } from '../../ui/language.tsx';

/** `company` stands for the page of the company that is looked at, or of the first one. */
export type SectionName =
  | 'company'
  | 'new-company'
  | 'series'
  | 'forms'
  | 'journal'
  | 'rates'
  | 'working-time'
  | 'mail'
  | 'fields'
  | 'classifiers'
  | 'activityTemplates'
  | 'pipelines'
  | 'call-scripts'
  | 'people'
  | 'teams'
  | 'roles'
  | 'sessions'
  | 'server'
  | 'me'
  | 'operations'
  | 'backups'
  | 'diagnostics'
  | 'office'
  | 'about';

export interface FoundSetting {
  readonly section: SectionName;
  /** The `name` of its `Setting`. */
  readonly name: string;
  readonly title: string;
  /** What it does. */
  readonly about: string;
}

type Key = keyof (typeof settingsTexts)['en'];

const indexed: readonly { readonly section: SectionName; readonly name: Key; readonly about?: Key }[] = [
  { section: 'company', name: 'name', about: 'nameAbout' },
  { section: 'company', name: 'legalName', about: 'legalNameAbout' },
  { section: 'company', name: 'country', about: 'countryAbout' },
  { section: 'company', name: 'taxNumbers' },
  { section: 'company', name: 'legalForm' },
  { section: 'company', name: 'register' },
  { section: 'company', name: 'address' },
  { section: 'company', name: 'postalAddress', about: 'postalAddressAbout' },
  { section: 'company', name: 'phone' },
  { section: 'company', name: 'email' },
  { section: 'company', name: 'site' },
  { section: 'company', name: 'bankAccounts', about: 'bankAccountsAbout' },
  { section: 'company', name: 'vatPayer', about: 'vatPayerAbout' },
  { section: 'company', name: 'ownVatRates', about: 'ownVatRatesAbout' },
  { section: 'company', name: 'pricesIncludeVat', about: 'pricesIncludeVatAbout' },
  { section: 'company', name: 'vatOnDebits', about: 'vatOnDebitsAbout' },
  { section: 'company', name: 'vatRounding', about: 'vatRoundingAbout' },
  { section: 'company', name: 'currency', about: 'currencyAbout' },
  { section: 'company', name: 'paymentDays', about: 'paymentDaysAbout' },
  { section: 'company', name: 'latePenaltyRate' },
  { section: 'company', name: 'earlyPaymentDiscount' },
  { section: 'company', name: 'director' },
  { section: 'company', name: 'directorPost' },
  { section: 'company', name: 'accountant' },
  { section: 'company', name: 'logo', about: 'picturesAbout' },
  { section: 'company', name: 'stamp', about: 'picturesAbout' },
  { section: 'company', name: 'signature', about: 'picturesAbout' },
  { section: 'company', name: 'accountantSignature', about: 'picturesAbout' },
  { section: 'series', name: 'series', about: 'seriesAbout' },
  { section: 'me', name: 'language', about: 'languageAbout' },
  { section: 'me', name: 'theme', about: 'themeAbout' },
  { section: 'me', name: 'password' },
  { section: 'office', name: 'folder', about: 'folderAbout' },
  { section: 'office', name: 'audit', about: 'auditAbout' },
  { section: 'about', name: 'version' },
  { section: 'about', name: 'licences' },
];

const fold = (text: string) => text.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

/** The settings whose title or description holds every word of `text`, those with it in the title first; none for no words. */
export function useSettingsSearch(): (text: string) => readonly FoundSetting[] {
  const language = useLanguage();
  return (text) => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const all: FoundSetting[] = [
      ...indexed.map(({ section, name, about }) => ({
        section,
        name,
        title: textIn(settingsTexts, language, name),
        about: about ? textIn(settingsTexts, language, about) : '',
      })),
      ...(['idleMinutes', 'binDays', 'fileLimit', 'resultKinds', 'askAcceptance'] as const).map((name) => ({
        section: 'office' as const,
        name,
        title: textIn(officeRuleTexts, language, name),
        about: textIn(officeRuleTexts, language, `${name}About`),
      })),
      ...(['ownFields', 'classifiers'] as const).map((name) => ({
        section: name === 'ownFields' ? ('fields' as const) : name,
        name,
        title: textIn(fieldTexts, language, name),
        about: textIn(fieldTexts, language, `${name}About`),
      })),
      {
        section: 'activityTemplates' as const,
        name: 'activityTemplates',
        title: textIn(activityTemplateTexts, language, 'activityTemplates'),
        about: textIn(activityTemplateTexts, language, 'activityTemplatesAbout'),
      },
      {
        section: 'pipelines',
        name: 'pipelines',
        title: textIn(pipelineTexts, language, 'pipelines'),
        about: textIn(pipelineTexts, language, 'pipelinesAbout'),
      },
      ...(['people', 'teams', 'sessions'] as const).map((name) => ({
        section: name,
        name,
        title: textIn(peopleTexts, language, name),
        about: textIn(peopleTexts, language, `${name}About`),
      })),
      {
        section: 'roles',
        name: 'roles',
        title: textIn(roleTexts, language, 'roles'),
        about: textIn(roleTexts, language, 'rolesAbout'),
      },
      {
        section: 'call-scripts',
        name: 'call-scripts',
        title: textIn(callScriptTexts, language, 'scripts'),
        about: textIn(callScriptTexts, language, 'scriptsAbout'),
      },
      {
        section: 'office',
        name: 'sharing',
        title: textIn(sharingTexts, language, 'sharing'),
        about: textIn(sharingTexts, language, 'sharingAbout'),
      },
      {
        section: 'office',
        name: 'export',
        title: textIn(transferTexts, language, 'export'),
        about: textIn(transferTexts, language, 'exportAbout'),
      },
      ...(['directorBasis', 'signatories', 'closedUntil'] as const).map((name) => ({
        section: 'company' as const,
        name,
        title: textIn(chainTexts, language, name),
        about: textIn(chainTexts, language, `${name}About`),
      })),
      ...(['journal', 'rates'] as const).map((name) => ({
        section: name,
        name: '',
        title: textIn(chainTexts, language, name),
        about: textIn(chainTexts, language, `${name}About`),
      })),
      {
        section: 'forms',
        name: 'forms',
        title: textIn(formTexts, language, 'forms'),
        about: textIn(formTexts, language, 'about'),
      },
      ...(['accounts', 'letters'] as const).map((name) => ({
        section: 'mail' as const,
        name,
        title: textIn(mailTexts, language, name),
        about: textIn(mailTexts, language, `${name}About`),
      })),
      {
        section: 'sessions',
        name: '',
        title: textIn(stationTexts, language, 'message'),
        about: textIn(stationTexts, language, 'messageAbout'),
      },
      {
        section: 'office',
        name: 'move',
        title: textIn(movingTexts, language, 'move'),
        about: textIn(movingTexts, language, 'moveAbout'),
      },
      {
        section: 'office',
        name: 'care',
        title: textIn(stationTexts, language, 'care'),
        about: textIn(stationTexts, language, 'careAbout'),
      },
      ...(['hours', 'holidays', 'specialDays'] as const).map((name) => ({
        section: 'working-time' as const,
        name,
        title: textIn(workingTimeTexts, language, name),
        about: textIn(workingTimeTexts, language, name === 'hours' ? 'workingTimeAbout' : `${name}About`),
      })),
      {
        section: 'operations',
        name: '',
        title: textIn(operationTexts, language, 'operations'),
        about: textIn(operationTexts, language, 'about'),
      },
      {
        section: 'server',
        name: '',
        title: textIn(serverTexts, language, 'server'),
        about: (['calls', 'slowest', 'connected', 'space', 'certificate'] as const)
          .map((key) => textIn(serverTexts, language, key))
          .join('. '),
      },
      {
        section: 'backups',
        name: '',
        title: textIn(backupTexts, language, 'backups'),
        about: textIn(backupTexts, language, 'about'),
      },
      ...(['backupHours', 'elsewhere'] as const).map((name) => ({
        section: 'backups' as const,
        name,
        title: textIn(backupTexts, language, name),
        about: textIn(backupTexts, language, `${name}About`),
      })),
      ...(['diagnostics', 'support'] as const).map((name) => ({
        section: 'diagnostics' as const,
        name: '',
        title: textIn(diagnosticsTexts, language, name),
        about: textIn(diagnosticsTexts, language, name === 'support' ? 'supportAbout' : 'about'),
      })),
      {
        section: 'new-company',
        name: '',
        title: textIn(settingsTexts, language, 'addCompany'),
        about: textIn(settingsTexts, language, 'newCompanyAbout'),
      },
    ];
    const has = (where: string) => words.every((word) => fold(where).includes(word));
    const titled = all.filter(({ title }) => has(title));
    return [...titled, ...all.filter((found) => !titled.includes(found) && has(`${found.title} ${found.about}`))];
  };
}
