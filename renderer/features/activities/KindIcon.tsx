/** What kind an activity is of, as a sign with its word for those who hear it. */
import type { ActivityKind } from '../../../preload/contract/activities.ts';
import { activityTexts } from '../../text/activities.ts';
import { useText } from '../../ui/language.tsx';
import { kindIcons } from './kind-icons.ts';

export function KindIcon({ kind }: { readonly kind: ActivityKind }) {
  const t = useText(activityTexts);
  const Kind = kindIcons[kind];
  return <Kind size={14} aria-label={t(`kind_${kind}`)} />;
}
