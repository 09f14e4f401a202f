/** Settings of own fields: by kind of record and section of its card, in an order that is dragged or moved by keys. */
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconGripVertical, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { type OwnField, type OwnPlace, ownPlaces } from '../../../preload/contract/fields.ts';
import { type OwnEntity, ownEntities } from '../../../preload/contract/own-values.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { fieldTexts } from '../../text/fields.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { FieldForm } from './FieldForm.tsx';
import './fields.css';

const nothing: readonly OwnField[] = [];

export function OwnFieldsSettings({ readOnly }: { readonly readOnly: boolean }) {
  const t = useText(fieldTexts);
  const format = useFormat();
  const { tell } = useFailures();
  const { data = nothing } = useEngine('fields.list', { removed: true });
  const [entity, setEntity] = useState<OwnEntity>('client');
  const [editing, setEditing] = useState<number | 'new' | null>(null);
  const [changed, setChanged] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const fields = data.filter((field) => field.entity === entity && field.deletedAt === null);
  const removed = data.filter((field) => field.entity === entity && field.deletedAt !== null);
  const places: readonly OwnPlace[] = ownPlaces[entity];
  const order = places.flatMap((place) => fields.filter((field) => field.place === place));

  const put = async (id: number, place: OwnPlace, before: number | null) => {
    const field = order.find((one) => one.id === id);
    if (!field || before === id) return;
    const others = order.filter((one) => one.id !== id).map((one) => ({ id: one.id, place: one.place }));
    const at = before === null ? lastOf(others, place, places) : others.findIndex((one) => one.id === before);
    const reply = await call('fields.order', { entity, fields: others.toSpliced(at, 0, { id, place }) });
    if (!reply.ok) tell(reply);
  };
  /** One up or down, at the end of a section into the next one. */
  const move = (field: OwnField, step: 1 | -1) => {
    const inPlace = order.filter((one) => one.place === field.place);
    const at = inPlace.indexOf(field);
    const place = places[places.indexOf(field.place) + step];
    if (step === -1 && at > 0) void put(field.id, field.place, inPlace[at - 1]?.id ?? null);
    else if (step === 1 && at < inPlace.length - 1) void put(field.id, field.place, inPlace[at + 2]?.id ?? null);
    else if (place !== undefined)
      void put(field.id, place, step === 1 ? (order.find((one) => one.place === place)?.id ?? null) : null);
  };
  const restore = async (field: OwnField) => {
    const reply = await call('fields.restore', { id: field.id });
    if (!reply.ok) tell(reply);
  };
  const remove = async (field: OwnField) => {
    const reply = await call('fields.remove', { id: field.id, version: field.version });
    if (!reply.ok) return tell(reply);
    notify({
      kind: 'done',
      text: t('fieldRemoved', { name: field.name }),
      action: { label: t('undo'), run: () => void restore(field) },
    });
  };
  const onKeyDown = (field: OwnField) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(field, event.key === 'ArrowUp' ? -1 : 1);
  };
  const close = (id: number | null) => {
    setEditing(null);
    setChanged(id);
  };
  const dropOn = (place: OwnPlace, before: number | null) => ({
    onDragOver: (event: React.DragEvent) => {
      if (dragged === null) return;
      event.preventDefault();
      setOver(`${place} ${before}`);
    },
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (dragged !== null) void put(dragged, place, before);
      setDragged(null);
      setOver(null);
    },
  });
  return (
    <div className="k-stack" data-setting="ownFields">
      <div>
        <h1>{t('ownFields')}</h1>
        <div className="k-dim">{readOnly ? t('readOnly') : t('ownFieldsAbout')}</div>
      </div>
      <div className="k-row">
        <SegmentedControl
          size="xs"
          data={ownEntities.map((value) => ({ value, label: t(`entity_${value}`) }))}
          value={entity}
          onChange={(value) => {
            setEntity(ownEntities.find((one) => one === value) ?? entity);
            setEditing(null);
          }}
        />
        <span className="k-grow" />
        {readOnly || editing !== null ? null : (
          <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => setEditing('new')}>
            {t('addField')}
          </Button>
        )}
      </div>
      {editing === 'new' ? <FieldForm key={entity} entity={entity} field={null} close={close} /> : null}
      {fields.length === 0 && editing !== 'new' ? (
        <div>
          {t('noFields')} <span className="k-dim">{t('noFieldsHint')}</span>
        </div>
      ) : null}
      {fields.length === 0
        ? null
        : places.map((place) => {
            const inPlace = fields.filter((field) => field.place === place);
            return (
              <section key={place} data-over={over === `${place} null`} {...dropOn(place, null)}>
                {places.length > 1 ? <h2>{t(`place_${place}`)}</h2> : null}
                <ol className="k-ordered">
                  {inPlace.map((field) =>
                    editing === field.id ? (
                      <li key={field.id}>
                        <FieldForm entity={entity} field={field} close={close} />
                      </li>
                    ) : (
                      <li
                        key={field.id}
                        className={`k-own-field ${changed === field.id ? 'k-flash' : ''}`}
                        draggable={!readOnly}
                        data-over={over === `${place} ${field.id}`}
                        data-dragged={dragged === field.id}
                        onDragStart={(event) => {
                          event.dataTransfer.effectAllowed = 'move';
                          setDragged(field.id);
                        }}
                        onDragEnd={() => {
                          setDragged(null);
                          setOver(null);
                        }}
                        {...dropOn(place, field.id)}
                      >
                        {readOnly ? (
                          <span />
                        ) : (
                          <button
                            type="button"
                            className="k-grip"
                            aria-label={`${field.name}${format.colon} ${t('drag')}`}
                            title={t('drag')}
                            onKeyDown={onKeyDown(field)}
                          >
                            <IconGripVertical size={15} />
                          </button>
                        )}
                        <div>
                          <b>{field.name}</b>
                          {field.hint ? <div className="k-dim">{field.hint}</div> : null}
                        </div>
                        <div>
                          {t(`type_${field.type}`)}
                          {field.currency ? `, ${field.currency}` : ''}
                          {field.choices.length > 0 ? (
                            <div className="k-dim">
                              {field.choices
                                .filter(({ archived }) => !archived)
                                .slice(0, 6)
                                .map(({ name }) => name)
                                .join(', ')}
                            </div>
                          ) : null}
                        </div>
                        <span className="k-dim">
                          {[field.inList && entity !== 'contact' ? t('listed') : '', field.inPrint ? t('printed') : '']
                            .filter(Boolean)
                            .join(', ')}
                        </span>
                        {readOnly ? null : (
                          <span className="k-row">
                            <ActionIcon
                              aria-label={`${t('change')}${format.colon} ${field.name}`}
                              title={t('change')}
                              onClick={() => setEditing(field.id)}
                            >
                              <IconPencil size={15} />
                            </ActionIcon>
                            <ActionIcon
                              aria-label={`${t('remove')}${format.colon} ${field.name}`}
                              title={t('remove')}
                              onClick={() => void remove(field)}
                            >
                              <IconTrash size={15} />
                            </ActionIcon>
                          </span>
                        )}
                      </li>
                    ),
                  )}
                </ol>
              </section>
            );
          })}
      {removed.length > 0 ? (
        <section>
          <h2>{t('removed')}</h2>
          <div className="k-dim">{t('removedAbout')}</div>
          {removed.map((field) => (
            <div key={field.id} className="k-own-field">
              <span />
              <span>{field.name}</span>
              <span>{t(`type_${field.type}`)}</span>
              <span />
              {readOnly ? null : (
                <Button size="compact-xs" onClick={() => void restore(field)}>
                  {t('restore')}
                </Button>
              )}
            </div>
          ))}
        </section>
      ) : null}
    </div>
  );
}

type Placed = { readonly id: number; readonly place: OwnPlace };

/** Behind the last field of the section, or where that section would begin. */
function lastOf(order: readonly Placed[], place: OwnPlace, places: readonly OwnPlace[]): number {
  const upTo = places.slice(0, places.indexOf(place) + 1);
  return order.filter((one) => upTo.includes(one.place)).length;
}
