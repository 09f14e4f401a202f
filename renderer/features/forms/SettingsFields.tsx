/** What is changed in a form without code. */
import { Checkbox, ColorInput, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type FormColumn, type FormSettings, type FormSource, papers } from '../../../preload/contract/forms.ts';
import { formTexts } from '../../text/forms.ts';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';

interface SettingsFieldsProps {
  readonly source: FormSource;
  readonly settings: FormSettings;
  readonly readOnly: boolean;
  readonly change: (changes: Partial<FormSettings>) => void;
}

type Margins = NonNullable<FormSettings['margins']>;

const usualMargins: Margins = { top: 14, right: 15, bottom: 17, left: 15 };
const colours = ['#2f5fd0', '#0f766e', '#166534', '#7c2d12', '#9f1239', '#6d28d9', '#334155'];

interface AccentFieldProps {
  readonly value: string | null;
  readonly readOnly: boolean;
  readonly change: (value: string | null) => void;
}

/** What is typed stays as it is until it is a colour. */
function AccentField({ value, readOnly, change }: AccentFieldProps) {
  const t = useText(formTexts);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <ColorInput
      label={t('accent')}
      placeholder={t('accentPlain')}
      size="xs"
      format="hex"
      swatches={colours}
      swatchesPerRow={7}
      readOnly={readOnly}
      value={typed ?? value ?? ''}
      onBlur={() => setTyped(null)}
      onChange={(text) => {
        setTyped(text);
        const colour = text.trim().toLowerCase();
        if (colour === '') change(null);
        else if (/^#[0-9a-f]{6}$/.test(colour)) change(colour);
      }}
    />
  );
}

export function SettingsFields({ source, settings, readOnly, change }: SettingsFieldsProps) {
  const t = useText(formTexts);
  const has = (name: keyof FormSettings) => source.allowed.includes(name);
  const { margins, blankTop, hiddenColumns } = settings;
  const hide = (column: FormColumn, hidden: boolean) =>
    change({ hiddenColumns: hidden ? [...hiddenColumns, column] : hiddenColumns.filter((one) => one !== column) });
  const tick = (name: 'logo' | 'ownFields'): ReactNode =>
    has(name) ? (
      <Checkbox
        label={t(name)}
        disabled={readOnly}
        checked={settings[name]}
        onChange={(event) => change({ [name]: event.currentTarget.checked })}
      />
    ) : null;
  const text = (name: 'heading' | 'closing', hint?: string): ReactNode =>
    has(name) ? (
      <Textarea
        label={t(name)}
        description={hint}
        readOnly={readOnly}
        maxLength={name === 'heading' ? 1000 : 4000}
        value={settings[name]}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      />
    ) : null;
  return (
    <div className="k-form-settings">
      {source.form.isFixed ? <div className="k-dim">{t('fixedNote')}</div> : null}
      <h2>{t('texts')}</h2>
      {text('heading')}
      {text('closing', t('closingHint'))}
      <TextInput
        label={t('footer')}
        readOnly={readOnly}
        maxLength={200}
        value={settings.footer}
        onChange={(event) => change({ footer: event.currentTarget.value })}
      />
      {tick('ownFields')}
      {source.columns.length > 0 ? (
        <>
          <h2>{t('table')}</h2>
          <fieldset className="k-form-columns">
            <legend>{t('columns')}</legend>
            {source.columns.map((column) => (
              <Checkbox
                key={column}
                label={t(`column_${column}`)}
                disabled={readOnly}
                checked={!hiddenColumns.includes(column)}
                onChange={(event) => hide(column, !event.currentTarget.checked)}
              />
            ))}
          </fieldset>
        </>
      ) : null}
      {has('paper') ? (
        <>
          <h2>{t('page')}</h2>
          {tick('logo')}
          <AccentField value={settings.accent} readOnly={readOnly} change={(accent) => change({ accent })} />
          <div className="k-two">
            <NativeSelect
              label={t('paper')}
              disabled={readOnly}
              value={settings.paper ?? ''}
              data={[{ value: '', label: t('paperAsForm') }, ...papers.map((value) => ({ value, label: value }))]}
              onChange={(event) => change({ paper: papers.find((one) => one === event.currentTarget.value) ?? null })}
            />
            <NumberField
              label={t('textSize')}
              digits={0}
              min={70}
              max={130}
              readOnly={readOnly}
              value={settings.textSize}
              onChange={(value) => value !== null && change({ textSize: value })}
            />
          </div>
          <Checkbox
            label={t('margins')}
            disabled={readOnly}
            checked={margins !== null}
            onChange={(event) => change({ margins: event.currentTarget.checked ? usualMargins : null })}
          />
          {margins ? (
            <div className="k-form-margins">
              {(['top', 'right', 'bottom', 'left'] as const).map((side) => (
                <NumberField
                  key={side}
                  label={t(side)}
                  digits={0}
                  min={side === 'bottom' ? 12 : 5}
                  max={60}
                  readOnly={readOnly}
                  value={margins[side]}
                  onChange={(value) => value !== null && change({ margins: { ...margins, [side]: value } })}
                />
              ))}
            </div>
          ) : null}
          <Checkbox
            label={t('letterhead')}
            description={t('letterheadHint')}
            disabled={readOnly}
            checked={blankTop !== null}
            onChange={(event) => change({ blankTop: event.currentTarget.checked ? 45 : null })}
          />
          {blankTop === null ? null : (
            <NumberField
              label={t('blankTop')}
              className="k-form-narrow"
              digits={0}
              min={0}
              max={150}
              readOnly={readOnly}
              value={blankTop}
              onChange={(value) => value !== null && change({ blankTop: value })}
            />
          )}
        </>
      ) : null}
    </div>
  );
}
