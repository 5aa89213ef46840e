import * as z from 'zod';

/** What the planner can send by itself; the confirmation of a check-in has a setting of its own (S0.36). */
export const automatedPurposeSchema = z.enum([
  'check-in-invite',
  'order-confirmed',
  'order-rejected',
  'payment-due',
  'payment-received',
  'reminder-start',
  'reminder-end',
  'service-status',
  'asset-ready',
  'video-published',
  'appointment-cancelled',
  'appointment-moved',
]);
export type AutomatedPurpose = z.infer<typeof automatedPurposeSchema>;
export const AUTOMATED_PURPOSES: readonly AutomatedPurpose[] = automatedPurposeSchema.options;

/** How long before the start or the end a reminder goes out, where the location says nothing else. */
export const DEFAULT_HOURS_BEFORE = 24;

/** Messages by the state of a visit (S1.25): which ones, when, and how carefully they are let out. */
export const automationSchema = z.object({
  /** `off`: nothing is created or removed (S1.33), except that a cancellation takes back what was planned (S2.16). `shadow`: it is planned and shown what would be sent, and nothing is sent. */
  mode: z.enum(['off', 'shadow', 'on']),
  /** So many first messages wait until somebody approves them (S1.32). */
  holdFirst: z.int().min(0).max(100),
  purposes: z
    .array(
      z.object({
        purpose: automatedPurposeSchema,
        /** For reminders: hours on the clock of the location, so that 24 is the same time of the day before. */
        hoursBefore: z.int().min(1).max(336).optional(),
      }),
    )
    .max(AUTOMATED_PURPOSES.length)
    .refine(
      (purposes) => new Set(purposes.map(({ purpose }) => purpose)).size === purposes.length,
      'each purpose at most once',
    ),
});
export type Automation = z.infer<typeof automationSchema>;

export const AUTOMATION_OFF: Automation = { mode: 'off', holdFirst: 0, purposes: [] };
