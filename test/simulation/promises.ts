/** What must hold in every world, whatever goes wrong (performance.md, I1–I10). */
export const PROMISES = {
  'nothing is lost':
    'every accepted start ends: delivered, finished, cancelled, given up and told, closed and told, or stopped by the customer',
  'nothing is sent twice':
    'one call to a vendor for each message and channel, unless the one before was definitely not sent',
  'nothing is sent after a stop': 'no claim after a STOP, a cancellation or the answers were taken',
  'nothing is sent outside its hours': 'no call to a vendor outside the local hours of its kind',
  'no channel is tried too early':
    'the next channel comes after the deadline or a hard failure of the one before; an arrival that we know of ends the ladder',
  'results are told once':
    'a finished check-in stays finished; its results are told once, within a minute when nothing goes wrong',
  'no personal data leaks':
    'no name, number, address, plate or token in a log, an input of a workflow or a schedule, an error',
  'everything ends': 'every loop of tries is bounded',
  'everything is on time':
    'a message leaves within minutes of its time, and at its time when nothing goes wrong',
  'no check-in closes early': 'a check-in is open until its time, also when that was moved',
  'who is erased is gone': 'once an erasure is confirmed, nothing that is kept names the person',
  'dealers are apart': 'what happens at one dealer changes nothing at another',
  'old signatures are refused': 'a webhook counts within five minutes of its timestamp, not longer',
} as const;
export type Promised = keyof typeof PROMISES;

export type Violation = { broken: Promised; says: string };
