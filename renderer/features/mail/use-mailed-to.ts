/** Whom a letter went to, as documents and timelines name it. */
import { mailTexts } from '../../text/mail.ts';
import { useText } from '../../ui/language.tsx';

/** What the engine writes before the blind copies. */
const blindIn = '; bcc: ';

/** The recipients in words, blind copies marked as such. */
export function useMailedTo(): (target: string) => string {
  const t = useText(mailTexts);
  return (target) => {
    const [to = '', blind = ''] = target.split(blindIn);
    return blind === '' ? to : t('withBlind', { to, blind });
  };
}
