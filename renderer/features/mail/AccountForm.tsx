/** An account that letters are sent from: typed, tried, saved. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { MailAccount } from '../../../preload/contract/mail.ts';
import { useCommand } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { mailTexts } from '../../text/mail.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { PartForm } from '../../ui/PartForm.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';

type Fields = Input<'mail.saveAccount'>['account'];
type Tested = Output<'mail.test'>;

const securities = ['tls', 'starttls', 'none'] as const;
/** The port that goes with each, until another one is typed. */
const usualPorts: Readonly<Record<Fields['security'], number>> = { tls: 465, starttls: 587, none: 25 };

/** No port, or what is no port, is typed. */
const noPort = 0;

function fieldsOf(account: MailAccount | null, forEverybody: boolean): Fields {
  if (account !== null) {
    const { address, senderName, host, port, security, userName, signature, isDefault } = account;
    return {
      forEverybody: account.forEverybody,
      address,
      senderName,
      host,
      port,
      security,
      userName,
      signature,
      isDefault,
    };
  }
  const empty = { address: '', senderName: '', host: '', userName: '', signature: '' };
  return { ...empty, forEverybody, port: 465, security: 'tls', isDefault: true };
}

interface AccountFormProps {
  /** null: a new one. */
  readonly account: MailAccount | null;
  /** Told when something is typed that is not saved. */
  readonly typed: (isTyped: boolean) => void;
  readonly done: () => void;
}

export function AccountForm({ account, typed: told, done }: AccountFormProps) {
  const t = useText(mailTexts);
  const may = useMay();
  const { textOf } = useFailures();
  const save = useCommand('mail.saveAccount');
  const test = useCommand('mail.test');
  const [fields, setFields] = useState(() => fieldsOf(account, may('settings.change')));
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [tested, setTested] = useState<Tested | null>(null);
  // Why what is typed is no port.
  const [wrongPort, setWrongPort] = useState<string | null>(null);
  const set = (changes: Partial<Fields>) => {
    told(true);
    setFields({ ...fields, ...changes });
    setProblems({});
    setTested(null);
  };
  const refused = (reply: Parameters<typeof fieldProblems>[0]) => {
    if (reply.ok) return;
    const beside = fieldProblems(reply);
    setProblems(Object.keys(beside).length > 0 ? beside : { form: textOf(reply) });
  };
  const typed = password === '' ? null : password;
  /** Whether there is a port; said beside its field where there is none. */
  const hasPort = () => {
    if (fields.port !== noPort) return true;
    setProblems({ 'account.port': wrongPort ?? t('portNeeded') });
    return false;
  };
  const run = async () => {
    if (!hasPort()) return;
    const { id = null, version = null } = account ?? {};
    const reply = await save.run({ id, version, account: fields, password: typed });
    if (reply.ok) done();
    else refused(reply);
  };
  const tryIt = async () => {
    setTested(null);
    if (!hasPort()) return;
    const reply = await test.run({ id: account?.id ?? null, account: fields, password: typed });
    if (reply.ok) setTested(reply.value);
    else refused(reply);
  };
  const problem = (name: keyof Fields) => problems[`account.${name}`];
  const maySettings = may('settings.change');
  return (
    <PartForm save={() => void run()} cancel={done} error={problems.form}>
      <div className="k-two k-account">
        <TextInput
          label={t('address')}
          maxLength={254}
          value={fields.address}
          error={problem('address')}
          data-autofocus
          onChange={(event) => {
            const { value } = event.currentTarget;
            // Most servers sign in by the address.
            set({ address: value, ...(fields.userName === fields.address && { userName: value }) });
          }}
        />
        <TextInput
          label={t('senderName')}
          maxLength={150}
          value={fields.senderName}
          onChange={(event) => set({ senderName: event.currentTarget.value })}
        />
        <TextInput
          label={t('host')}
          placeholder="smtp.example.com"
          maxLength={253}
          value={fields.host}
          error={problem('host')}
          onChange={(event) => set({ host: event.currentTarget.value })}
        />
        <div className="k-account-line">
          <NativeSelect
            label={t('security')}
            data={securities.map((value) => ({ value, label: t(`security_${value}`) }))}
            value={fields.security}
            error={problem('security')}
            onChange={(event) => {
              const security = securities.find((one) => one === event.currentTarget.value) ?? 'tls';
              const isUsual = fields.port === usualPorts[fields.security] && wrongPort === null;
              set({ security, ...(isUsual && { port: usualPorts[security] }) });
            }}
          />
          <NumberField
            label={t('port')}
            digits={0}
            min={1}
            max={65_535}
            value={fields.port === noPort ? null : fields.port}
            error={problem('port')}
            onChange={(port, wrong) => {
              set({ port: port ?? noPort });
              setWrongPort(wrong);
            }}
          />
        </div>
        <TextInput
          label={t('userName')}
          description={t('userNameHint')}
          maxLength={254}
          autoComplete="off"
          value={fields.userName}
          onChange={(event) => set({ userName: event.currentTarget.value })}
        />
        <PasswordField
          label={t('password')}
          description={account?.hasPassword ? t('passwordKept') : ' '}
          maxLength={500}
          autoComplete="new-password"
          value={password}
          error={problems.password}
          onChange={(event) => {
            told(true);
            setPassword(event.currentTarget.value);
            setProblems({});
            setTested(null);
          }}
        />
        <div className="k-wide">
          <Textarea
            label={t('signature')}
            description={t('signatureHint')}
            maxLength={2000}
            value={fields.signature}
            onChange={(event) => set({ signature: event.currentTarget.value })}
          />
        </div>
        <NativeSelect
          label={t('whose')}
          data={[
            { value: 'all', label: t('everybody'), disabled: !maySettings },
            { value: 'me', label: t('meOnly'), disabled: !may('documents.print') },
          ]}
          value={fields.forEverybody ? 'all' : 'me'}
          onChange={(event) => set({ forEverybody: event.currentTarget.value === 'all' })}
        />
        <Checkbox
          className="k-account-check"
          label={t('isDefault')}
          checked={fields.isDefault}
          onChange={(event) => set({ isDefault: event.currentTarget.checked })}
        />
      </div>
      <div className="k-row">
        <Button loading={test.busy} onClick={() => void tryIt()}>
          {t('test')}
        </Button>
      </div>
      {tested ? <TestResult {...tested} /> : null}
    </PartForm>
  );
}

function TestResult({ ok, message, serverWords, systemWords }: Tested) {
  const t = useText(mailTexts);
  const format = useFormat();
  return (
    <div className="k-mail-said" role="status">
      <span className={ok ? 'k-green' : 'k-red'}>
        {ok ? <IconCheck size={15} /> : <IconAlertTriangle size={15} />} {ok ? t('testOk') : message}
      </span>
      {serverWords ? (
        <span className="k-dim">
          {`${t('serverSays')}${format.colon} `}
          <q>{serverWords}</q>
        </span>
      ) : null}
      {systemWords ? <span className="k-dim">{`${t('technically')}${format.colon} ${systemWords}`}</span> : null}
    </div>
  );
}
