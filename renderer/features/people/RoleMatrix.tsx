/** What a role may do: kinds of records by what is done with them, the separate rights, the hidden fields. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { hidingFields, type Right, reaches } from '../../../preload/contract/channel.ts';
import type { Role, RoleRights } from '../../../preload/contract/people.ts';
import { roleTexts } from '../../text/roles.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import {
  hasReach,
  hiddenKey,
  limitsInWords,
  mainVerbs,
  moreKey,
  moreOf,
  roleEntities,
  separateKey,
  separateRights,
  withRight,
} from './role-rights.ts';

interface RoleMatrixProps {
  readonly rights: RoleRights;
  readonly hidden: Role['hidden'];
  /** undefined: it can only be read. */
  readonly change?: ((rights: RoleRights, hidden: Role['hidden']) => void) | undefined;
}

export function RoleMatrix({ rights, hidden, change }: RoleMatrixProps) {
  const t = useText(roleTexts);
  const format = useFormat();
  const limits = limitsInWords(rights, hidden, t);
  const cell = (right: Right, label: string) => (
    <RightChoice
      right={right}
      label={label}
      held={rights}
      set={change && ((reach) => change(withRight(rights, right, reach), hidden))}
    />
  );
  return (
    <div className="k-stack">
      <div className="k-table-box">
        <table className="k-table k-matrix">
          <thead>
            <tr>
              <th />
              {mainVerbs.map((verb) => (
                <th key={verb}>{t(`do_${verb}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {roleEntities.map((entity) => (
              <tr key={entity}>
                <td>{t(`entity_${entity}`)}</td>
                {mainVerbs.map((verb) => (
                  <td key={verb}>
                    {cell(`${entity}.${verb}`, `${t(`entity_${entity}`)}${format.colon} ${t(`do_${verb}`)}`)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="k-table-box">
        <table className="k-table k-matrix">
          <tbody>
            {roleEntities
              .filter((entity) => moreOf(entity).length > 0)
              .map((entity) => (
                <tr key={entity}>
                  <td>{t(`entity_${entity}`)}</td>
                  {moreOf(entity).map((right) => (
                    <td key={right}>
                      <div className="k-dim">{t(moreKey(right))}</div>
                      {cell(right, `${t(`entity_${entity}`)}${format.colon} ${t(moreKey(right))}`)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      <div className="k-dim">{t('reachAbout')}</div>
      <section className="k-setting-group">
        <h2>{t('separate')}</h2>
        <div className="k-checks">
          {separateRights.map((right) => (
            <Checkbox
              key={right}
              label={t(separateKey(right))}
              checked={rights[right] !== undefined}
              disabled={!change}
              onChange={(event) =>
                change?.(withRight(rights, right, event.currentTarget.checked ? 'all' : null), hidden)
              }
            />
          ))}
        </div>
      </section>
      <section className="k-setting-group">
        <h2>{t('hiddenFields')}</h2>
        <div className="k-dim">{t('hiddenAbout')}</div>
        <div className="k-checks">
          {hidingFields.map((field) => (
            <Checkbox
              key={field}
              label={t(hiddenKey(field))}
              checked={hidden.includes(field)}
              disabled={!change}
              onChange={(event) =>
                change?.(
                  rights,
                  event.currentTarget.checked ? [...hidden, field] : hidden.filter((other) => other !== field),
                )
              }
            />
          ))}
        </div>
      </section>
      <section className="k-setting-group">
        <h2>{t('cannot')}</h2>
        {limits.length === 0 ? (
          <div>{t('canAll')}</div>
        ) : (
          <ul>
            {limits.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

interface RightChoiceProps {
  readonly right: Right;
  readonly label: string;
  readonly held: RoleRights;
  readonly set: ((reach: 'own' | 'team' | 'all' | null) => void) | undefined;
}

/** One right: how far it goes, or whether it is held. */
function RightChoice({ right, label, held, set }: RightChoiceProps) {
  const t = useText(roleTexts);
  const reach = held[right];
  if (!hasReach(right))
    return (
      <Checkbox
        aria-label={label}
        checked={reach !== undefined}
        disabled={!set}
        onChange={(event) => set?.(event.currentTarget.checked ? 'all' : null)}
      />
    );
  if (!set) return <span className={reach ? '' : 'k-matrix-none'}>{t(`reach_${reach ?? 'none'}`)}</span>;
  return (
    <NativeSelect
      aria-label={label}
      value={reach ?? 'none'}
      data={[
        { value: 'none', label: t('reach_none') },
        ...reaches.map((value) => ({ value, label: t(`reach_${value}`) })),
      ]}
      onChange={(event) => set(reaches.find((value) => value === event.currentTarget.value) ?? null)}
    />
  );
}
