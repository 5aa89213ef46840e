import { AUTOMATED_PURPOSES } from '../../shared/dealers/automation.ts';
import { readNumber } from './flags.ts';

/** `shadow,hold=20,order-confirmed,reminder-start=24` as the setting. What is a mode or a purpose is for the command to say. */
export const readAutomation = (text: string): unknown => {
  const [mode, ...parts] = text.split(',').map((part) => part.trim());
  const pairs = parts.filter(Boolean).map((part) => {
    const [name = '', number] = part.split('=');
    return { name, ...(number === undefined ? {} : { number: readNumber(number) }) };
  });
  const holdFirst = pairs.find(({ name }) => name === 'hold')?.number ?? 0;
  const named = pairs.filter(({ name }) => name !== 'hold');
  const all = mode === 'off' ? [] : AUTOMATED_PURPOSES.map((purpose) => ({ purpose }));
  const purposes = named.map(({ name, number }) => ({
    purpose: name,
    ...(number === undefined ? {} : { hoursBefore: number }),
  }));
  return { mode, holdFirst, purposes: purposes.length > 0 ? purposes : all };
};
