import { RETENTION_BOUNDS, type RetentionClass } from '../../shared/dealers/retention.ts';
import type { Issue } from '../../shared/kernel/app-error.ts';
import type { RetentionLevelView } from '../../shared/privacy/describe-retention-level.ts';
import { RETENTION_CLASSES } from '../../shared/privacy/describe-retention.ts';
import type { Faults } from './form-fields.tsx';
import type { RetentionWords } from './retention-words.ts';

/** The form of the retention. `was.…` holds what stood there when it was opened: only what was changed since is saved. */
export type RetentionForm = Readonly<Record<string, string>>;

export const filledRetention = ({ classes, isLocking }: RetentionLevelView): RetentionForm => ({
  ...Object.fromEntries(
    classes.flatMap(({ setting, own }): [string, string][] => {
      const value = own === undefined ? '' : String(own);
      return [
        [setting, value],
        [`was.${setting}`, value],
      ];
    }),
  ),
  ...(isLocking ? { locked: 'on', 'was.locked': 'on' } : {}),
});

/** What the form changes, as the use case takes it; undefined where it changes nothing. */
export const retentionChange = (
  form: RetentionForm,
  { level }: RetentionLevelView,
): Record<string, unknown> | undefined => {
  const typed = (name: string): string => form[name]?.trim() ?? '';
  const changed = RETENTION_CLASSES.filter((name) => typed(name) !== typed(`was.${name}`));
  const days = Object.fromEntries(
    changed.map((name): [RetentionClass, number | null] => [
      name,
      typed(name) === '' ? null : Number(typed(name)),
    ]),
  );
  const locked = form['locked'] !== undefined;
  const isLockChanged = level !== 'location' && locked !== (form['was.locked'] !== undefined);
  if (changed.length === 0 && !isLockChanged) return undefined;
  return { days, ...(isLockChanged ? { locked } : {}) };
};

export const retentionFaults = (issues: readonly Issue[], words: RetentionWords): Faults =>
  Object.fromEntries(
    issues.map(({ path }): [string, string] => {
      const setting = RETENTION_CLASSES.find((name) => path === `days.${name}`);
      if (setting === undefined) return [path, words.unchanged];
      const { least, most } = RETENTION_BOUNDS[setting];
      return [setting, words.fault(least, most)];
    }),
  );
