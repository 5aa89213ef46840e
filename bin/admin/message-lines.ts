import type { MessageView } from '../../shared/events/message-view.ts';
import { traceText } from '../../shared/messaging/trace-texts.ts';

type Line = MessageView['trace'][number] & { providerId?: string | undefined };

/** A message as operators read it: what it is, then each line of its trace. */
export const messageLines = ({
  id,
  purpose,
  status,
  trace,
}: Omit<MessageView, 'trace'> & { trace: readonly Line[] }): string[] => [
  `${id} ${purpose}, ${status}`,
  ...trace.map(
    (line) =>
      `  ${line.at}  ${traceText(line)}${line.providerId === undefined ? '' : ` [${line.providerId}]`}`,
  ),
];
