/** The time zone of this computer as calendar files want it: RFC 5545 gives each file its zones (VTIMEZONE), and `ical.js` knows none of the world's. */
import ICAL from 'ical.js';

/** What the world calls the zone of this computer's wall. */
export const localZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** So many years after the last day there is. */
const yearsAhead = 10;
const dayLong = 86_400_000;

/** The moment at which the clocks of this computer show the time on the day. */
export function atWall(day: string, time: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, date, hours, minutes);
}

/** Minutes that the wall is ahead of UTC. */
const offsetAt = (moment: number) => -new Date(moment).getTimezoneOffset();

/**
 * The zone as it is from the beginning of the first day's year until ten years after the last one: each change of the clocks by itself, as the
 * rules of zones are known to nobody but the system. Programs that know the zone by its name take what they know themselves; after those years the
 * last change holds for those that do not.
 */
export function zoneComponent(firstDay: string, lastDay: string): ICAL.Component {
  const zone = new ICAL.Component('vtimezone');
  zone.updatePropertyWithValue('tzid', localZone());
  const begin = new Date(Number(firstDay.slice(0, 4)), 0, 1).getTime();
  const end = new Date(Number(lastDay.slice(0, 4)) + yearsAhead, 11, 31).getTime();
  let before = offsetAt(begin);
  zone.addSubcomponent(changeOf(begin, before, before));
  for (let at = begin; at < end; at += dayLong) {
    const after = offsetAt(at + dayLong);
    if (after === before) continue;
    zone.addSubcomponent(changeOf(changeBetween(at, at + dayLong, before), before, after));
    before = after;
  }
  return zone;
}

/** The moment from which the offset is another one. */
function changeBetween(from: number, to: number, before: number): number {
  let [low, high] = [from, to];
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000;
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function changeOf(moment: number, before: number, after: number): ICAL.Component {
  const change = new ICAL.Component(after > before ? 'daylight' : 'standard');
  // On the wall as it was before.
  const wall = new Date(moment + before * 60_000).toISOString().slice(0, 19);
  change.updatePropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(wall));
  change.updatePropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before * 60));
  change.updatePropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(after * 60));
  return change;
}
