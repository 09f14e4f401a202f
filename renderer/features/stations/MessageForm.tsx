/** Writing a message to all, and taking one back. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommand, useEngine } from '../../app/engine.ts';
import { fieldProblems, useFailures } from '../../app/failures.ts';
import { stationTexts } from '../../text/stations.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify, takeAway } from '../../ui/notify.tsx';
import { SettingGroup } from '../settings/Setting.tsx';
import { endOf, type Validity, validities } from './validity.ts';

export function MessageForm() {
  const t = useText(stationTexts);
  const format = useFormat();
  const { textOf, tell } = useFailures();
  const send = useCommand('stations.message');
  const withdraw = useCommand('stations.withdraw');
  const messages = useEngine('stations.messages', {}).data ?? [];
  const [text, setText] = useState('');
  const [validity, setValidity] = useState<Validity>('hour');
  const [time, setTime] = useState('18:00');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    const reply = await send.run({ text, until: endOf(validity, time, new Date()) });
    if (!reply.ok) return setProblem(fieldProblems(reply).text ?? textOf(reply));
    setText('');
    setProblem(null);
    notify({ kind: 'done', text: t('sent') });
  };
  return (
    <SettingGroup title={t('message')} about={t('messageAbout')}>
      <form
        className="k-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Textarea
          label={t('messageText')}
          placeholder={t('messageExample')}
          value={text}
          maxLength={500}
          autosize
          minRows={2}
          error={problem}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <div className="k-row" style={{ alignItems: 'flex-end' }}>
          <NativeSelect
            label={t('validFor')}
            value={validity}
            data={validities.map((value) => ({ value, label: t(`for_${value}`) }))}
            onChange={(event) => setValidity(validities.find((one) => one === event.currentTarget.value) ?? 'hour')}
          />
          {validity === 'time' ? (
            <TextInput
              type="time"
              label={t('time')}
              value={time}
              required
              onChange={(event) => setTime(event.currentTarget.value)}
            />
          ) : null}
          <Button
            type="submit"
            variant="filled"
            leftSection={<IconSend size={15} />}
            loading={send.busy}
            disabled={text.trim() === ''}
          >
            {t('send')}
          </Button>
        </div>
      </form>
      {messages.map(({ id, text: said, by, at, until }) => (
        <div key={id} className="k-row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
          <div className="k-grow" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {said}
            <div className="k-dim">{t('validUntil', { by, at: format.moment(at), until: format.moment(until) })}</div>
          </div>
          <Button
            size="compact-xs"
            style={{ flex: 'none' }}
            onClick={async () => {
              const reply = await withdraw.run({ id });
              if (!reply.ok) return tell(reply);
              takeAway({ text: t('sent') });
              notify({ kind: 'done', text: t('withdrawn') });
            }}
          >
            {t('withdraw')}
          </Button>
        </div>
      ))}
    </SettingGroup>
  );
}
