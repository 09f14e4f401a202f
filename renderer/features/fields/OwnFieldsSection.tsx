/** The own fields of one section of a card, each edited in place. */
import type { OwnField, OwnPlace } from '../../../preload/contract/fields.ts';
import type { OwnEntity, OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import { openPage } from '../../app/tabs.ts';
import { fieldTexts } from '../../text/fields.ts';
import { CardSection } from '../../ui/Card.tsx';
import { InlineField } from '../../ui/InlineField.tsx';
import { useText } from '../../ui/language.tsx';
import { OwnValueInput } from './OwnValueInput.tsx';
import { useOwnFields, useOwnText } from './use-own-fields.ts';
import './fields.css';

interface OwnFieldsSectionProps {
  readonly entity: OwnEntity;
  /** The section of the card; `more` brings its own heading. */
  readonly place: OwnPlace;
  readonly values: OwnValues;
  /** Names of the clients that values refer to, by id. */
  readonly ownClients: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
  /** Saves all own values of the record; answers what is wrong, or null. */
  readonly save: (own: OwnValues) => Promise<string | null>;
}

/** Nothing where the office has no fields there. */
export function OwnFieldsSection({ place, ...props }: OwnFieldsSectionProps) {
  const t = useText(fieldTexts);
  const fields = useOwnFields(props.entity, place);
  if (fields.length === 0) return null;
  const facts = fields.map((field) => <OwnFact key={field.id} field={field} {...props} />);
  return place === 'more' ? <CardSection title={t('more')}>{facts}</CardSection> : facts;
}

type OwnFactProps = Omit<OwnFieldsSectionProps, 'place' | 'entity'> & { readonly field: OwnField };

function OwnFact({ field, values, ownClients, readOnly, save }: OwnFactProps) {
  const text = useOwnText();
  const key = String(field.id);
  const value = values[key];
  const written = text(field, value, ownClients);
  const isLink = field.type === 'client' && typeof value === 'number' && written !== '';
  return (
    <InlineField<OwnValue | null>
      label={field.name}
      value={value ?? null}
      shown={
        isLink && readOnly ? (
          <button type="button" className="k-link" onClick={() => openPage('client', { id: value }, written)}>
            {written}
          </button>
        ) : field.type === 'text' && written !== '' ? (
          <span style={{ whiteSpace: 'pre-wrap' }}>{written}</span>
        ) : (
          written
        )
      }
      readOnly={readOnly}
      save={(next) => {
        const { [key]: _, ...others } = values;
        return save(next === null ? others : { ...others, [key]: next });
      }}
      edit={({ value: present, set, commit, error }) => (
        <>
          <OwnValueInput
            field={field}
            value={present ?? undefined}
            error={error}
            clientName={written}
            opened
            onChange={(next, problem) => set(next ?? null, problem)}
            chosen={(next) => commit(next ?? null)}
          />
          {field.hint ? <div className="k-dim">{field.hint}</div> : null}
          {isLink ? (
            <button type="button" className="k-link" onClick={() => openPage('client', { id: value }, written)}>
              {written}
            </button>
          ) : null}
        </>
      )}
    />
  );
}
