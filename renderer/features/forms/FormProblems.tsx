/** What is wrong with a form while it is changed, each a link to its place. */
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FormProblem } from '../../../preload/contract/forms.ts';
import { formTexts } from '../../text/forms.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { type NumberSetting, settingId, type TypedWrong, wrongSettings } from './SettingsFields.tsx';

interface FormProblemsProps {
  readonly problems: readonly FormProblem[];
  readonly show: (problem: FormProblem) => void;
  /** What is typed in the fields and is no number. */
  readonly wrong: TypedWrong;
  readonly jump: (setting: NumberSetting) => void;
  /** The template; null: that of the program. */
  readonly body: string | null;
}

/** Puts the keyboard into the field when it is on the screen. */
export function focusSetting(form: string, setting: NumberSetting): void {
  requestAnimationFrame(() => document.getElementById(settingId(form, setting))?.focus());
}

export function FormProblems({ problems, show, wrong, jump, body }: FormProblemsProps) {
  const t = useText(formTexts);
  const format = useFormat();
  const typed = wrongSettings(wrong);
  const count = problems.length + typed.length;
  // Comments are no fields.
  const hasFields = body === null || /\{\{(?!~?!)/.test(body);
  return (
    <>
      {count > 0 ? (
        <div className="k-form-problems" role="alert">
          {t('problems', { count })}
          {typed.map(([setting, message]) => (
            <button type="button" key={setting} className="k-link" onClick={() => jump(setting)}>
              {t(setting)}
              {format.colon} {message}
            </button>
          ))}
          {problems.map((problem) => (
            <button
              type="button"
              key={`${problem.place} ${problem.line} ${problem.message}`}
              className="k-link"
              onClick={() => show(problem)}
            >
              {problem.line === null ? '' : `${t('line', { line: problem.line })}${format.colon} `}
              {problem.message}
            </button>
          ))}
        </div>
      ) : null}
      {hasFields || problems.length > 0 ? null : (
        <div className="k-form-note">
          <IconAlertTriangle size={16} /> {t('noFields')}
        </div>
      )}
    </>
  );
}
