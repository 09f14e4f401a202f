/** The dialog that opens an office which is there already: its folder, the user's name and password. */
import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { IconCircleCheck, IconFolder } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../app/border.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { handOverMemory } from '../../app/memory.ts';
import { askForOffice, leaveOpening, useOpening } from '../../app/opening.ts';
import { useOffice } from '../../app/session.ts';
import { useTabs } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { officeTexts } from '../../text/office.ts';
import { sharingTexts } from '../../text/sharing.ts';
import { useText } from '../../ui/language.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { openOffice } from './open-office.ts';

/** For the whole page: it stays while the office, and with it the page below, becomes another one. */
export function OpenOffice() {
  const isOpen = useOpening((now) => now.isOpen);
  return isOpen ? <Dialog /> : null;
}

type Field = 'folder' | 'name' | 'password';

/** Milliseconds between two looks for who keeps the office. */
const lookEvery = 300;

function Dialog() {
  const t = useText(officeTexts);
  const controls = useText(controlTexts);
  const sharing = useText(sharingTexts);
  const { state, enter } = useOffice();
  const { textOf } = useFailures();
  const unsaved = useTabs((now) => now.unsaved.size);
  // The engine takes no path from a page in which somebody works.
  const mayType = state.user === null;
  const chosen = useOpening((now) => now.folder);
  const [path, setPath] = useState(chosen?.path ?? '');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<{ readonly at: Field; readonly text: string } | null>(null);
  const [step, setStep] = useState<'opening' | 'reaching' | null>(null);
  /** The path whose office is open now. */
  const [found, setFound] = useState<string | null>(null);
  const folderField = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  useEffect(() => {
    if (wrong === null) return;
    const field = { folder: folderField, name: nameField, password: passwordField }[wrong.at].current;
    field?.focus();
    field?.select();
  }, [wrong]);

  const choose = async () => {
    const reply = await call('office.chooseFolder', { title: t('chooseFolderTitle') });
    if (!reply.ok) return setWrong({ at: 'folder', text: textOf(reply) });
    if (!reply.value) return;
    askForOffice(reply.value);
    setPath(reply.value.path);
    setWrong(null);
    nameField.current?.focus();
  };
  const typePath = (typed: string) => {
    // What is typed over the path of a folder that was chosen is another folder.
    if (chosen) askForOffice();
    setPath(typed);
    setWrong(null);
  };
  const submit = async () => {
    const typed = path.trim();
    if (typed === '') return setWrong({ at: 'folder', text: t('openFolderMissing') });
    if (chosen?.hasOffice === false) return setWrong({ at: 'folder', text: t('noOfficeThere', { folder: typed }) });
    setWrong(null);
    setStep('opening');
    if (found !== typed) await handOverMemory();
    const ended = await openOffice(
      {
        open: found === typed ? null : chosen ? { folder: chosen.handle } : { path: typed },
        ask: call,
        opened: enter,
        reaching: () => setStep('reaching'),
        isLeft: () => isLeft.current,
        pause: () => new Promise((resolve) => setTimeout(resolve, lookEvery)),
      },
      { name, password },
    );
    setStep(null);
    setFound(ended.end === 'nobody' || ended.end === 'sign-in' ? typed : null);
    switch (ended.end) {
      case 'show':
        leaveOpening(ended.state.user === null ? name : '');
        return enter(ended.state);
      case 'folder':
        return setWrong({ at: 'folder', text: fieldProblems(ended.failed).path ?? textOf(ended.failed) });
      case 'nobody':
        return setWrong({ at: 'name', text: t('openNobody', { name }) });
      case 'sign-in': {
        const atName = fieldProblems(ended.failed).login;
        return setWrong(
          atName === undefined ? { at: 'password', text: textOf(ended.failed) } : { at: 'name', text: atName },
        );
      }
      default:
    }
  };
  const isFound = found !== null && found === path.trim();
  const problem = (at: Field) => (wrong?.at === at ? wrong.text : null);
  const hint = isFound || problem('folder') ? null : t(mayType ? 'openFolderHint' : 'openFolderButton');

  return (
    <Modal opened onClose={() => leaveOpening(name)} title={t('openTitle')} size={480} closeOnClickOutside={false}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (step === null) void submit();
        }}
      >
        {mayType || unsaved === 0 ? null : (
          <div className="k-amber">{sharing('openOtherText', { count: unsaved })}</div>
        )}
        <div className="k-row" style={{ alignItems: 'flex-start' }}>
          <TextInput
            ref={folderField}
            className="k-grow"
            label={t('openFolder')}
            description={hint}
            data-autofocus={(mayType && chosen === null) || undefined}
            readOnly={!mayType}
            maxLength={4096}
            spellCheck={false}
            value={path}
            error={problem('folder')}
            onChange={(event) => typePath(event.currentTarget.value)}
            onDrop={(event) => {
              const dropped = event.dataTransfer.getData('text/plain');
              if (!mayType || dropped === '') return;
              // In the place of what stands there, not in the midst of it.
              event.preventDefault();
              typePath(dropped);
            }}
          />
          <Button
            style={{ marginTop: 24 }}
            data-autofocus={(!mayType && chosen === null) || undefined}
            leftSection={<IconFolder size={15} />}
            onClick={() => void choose()}
          >
            {t('openFolderChoose')}
          </Button>
        </div>
        <TextInput
          ref={nameField}
          label={t('login')}
          data-autofocus={chosen !== null || undefined}
          autoComplete="username"
          spellCheck={false}
          maxLength={100}
          value={name}
          error={problem('name')}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setWrong(null);
          }}
        />
        <PasswordField
          ref={passwordField}
          label={t('password')}
          description={isFound ? null : t('openNoPassword')}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          error={problem('password')}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setWrong(null);
          }}
        />
        <div role="status">
          {step === 'reaching' ? (
            <div className="k-row k-dim">
              <Loader size={15} />
              {t('reaching')}
            </div>
          ) : step === null && isFound ? (
            <div className="k-row">
              <IconCircleCheck size={16} className="k-green" />
              <span className="k-grow">{t('openFound')}</span>
            </div>
          ) : null}
        </div>
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={() => leaveOpening(name)}>{controls('cancel')}</Button>
          <Button type="submit" variant="filled" loading={step !== null}>
            {t('openVerb')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
