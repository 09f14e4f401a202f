/** The day on this computer, also when the page stays open over midnight or the computer was asleep. */
import { useEffect, useState } from 'react';
import { today } from '../../ui/days.ts';

const lookEvery = 30_000;

export function useDay(): string {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDay(today()), lookEvery);
    return () => clearInterval(timer);
  }, []);
  return day;
}
