/** What is changed in a form without code. */
import { Checkbox, ColorInput, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type FormColumn, type FormSettings, type FormSource, papers } from '../../../preload/contract/forms.ts';
import { controlTexts } from '../../text/controls.ts';
import { formTexts } from '../../text/forms.ts';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';

/** The numbers that are typed here, as they stand on the page. */
const numberSettings = ['textSize', 'top', 'right', 'bottom', 'left', 'blankTop'] as const;
export type NumberSetting = (typeof numberSettings)[number];

/** What is wrong with what is typed in a field; the setting is as it was before. Undefined: nothing, or the field is gone. */
export type TypedWrong = Readonly<Partial<Record<NumberSetting, string | undefined>>>;

/** The fields with what is wrong in them, from above. */
export function wrongSettings(wrong: TypedWrong): (readonly [NumberSetting, string])[] {
  return numberSettings.flatMap((name) => (wrong[name] === undefined ? [] : [[name, wrong[name]] as const]));
}

/** The id of the input of a number of this form, for jumping to it. */
export function settingId(form: string, name: NumberSetting): string {
  return `form-${form}-${name}`;
}

interface SettingsFieldsProps {
  readonly source: FormSource;
  readonly settings: FormSettings;
  readonly readOnly: boolean;
  /** Behind the code: what is typed stays. */
  readonly hidden: boolean;
  readonly change: (changes: Partial<FormSettings>) => void;
  readonly wrong: TypedWrong;
  readonly tell: (wrong: TypedWrong) => void;
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

interface SettingNumberProps extends Pick<SettingsFieldsProps, 'readOnly' | 'wrong' | 'tell'> {
  readonly form: string;
  readonly name: NumberSetting;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly change: (value: number) => void;
}

/** A whole number. What is typed and is none keeps the form from being saved. */
function SettingNumber({ form, name, change, wrong, tell, ...field }: SettingNumberProps) {
  const t = useText(formTexts);
  const controls = useText(controlTexts);
  return (
    <NumberField
      {...field}
      id={settingId(form, name)}
      label={t(name)}
      digits={0}
      error={wrong[name]}
      onChange={(value, problem) => {
        tell({ [name]: problem ?? (value === null ? controls('required') : undefined) });
        if (value !== null) change(value);
      }}
    />
  );
}

export function SettingsFields({ source, settings, readOnly, hidden, change, wrong, tell }: SettingsFieldsProps) {
  const t = useText(formTexts);
  const number = { form: source.form.id, readOnly, wrong, tell };
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
    <div className="k-form-settings" hidden={hidden}>
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
            <SettingNumber
              {...number}
              name="textSize"
              min={70}
              max={130}
              value={settings.textSize}
              change={(textSize) => change({ textSize })}
            />
          </div>
          <Checkbox
            label={t('margins')}
            disabled={readOnly}
            checked={margins !== null}
            onChange={(event) => {
              tell({ top: undefined, right: undefined, bottom: undefined, left: undefined });
              change({ margins: event.currentTarget.checked ? usualMargins : null });
            }}
          />
          {margins ? (
            <div className="k-form-margins">
              {(['top', 'right', 'bottom', 'left'] as const).map((side) => (
                <SettingNumber
                  {...number}
                  key={side}
                  name={side}
                  min={side === 'bottom' ? 12 : 5}
                  max={60}
                  value={margins[side]}
                  change={(value) => change({ margins: { ...margins, [side]: value } })}
                />
              ))}
            </div>
          ) : null}
          <Checkbox
            label={t('letterhead')}
            description={t('letterheadHint')}
            disabled={readOnly}
            checked={blankTop !== null}
            onChange={(event) => {
              tell({ blankTop: undefined });
              change({ blankTop: event.currentTarget.checked ? 45 : null });
            }}
          />
          {blankTop === null ? null : (
            <div className="k-form-narrow">
              <SettingNumber
                {...number}
                name="blankTop"
                min={0}
                max={150}
                value={blankTop}
                change={(value) => change({ blankTop: value })}
              />
            </div>
          )}
        </>
      ) : null}
    </div>
  );
}
