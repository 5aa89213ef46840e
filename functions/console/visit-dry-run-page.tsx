import type { PlanPreview } from '../../shared/planning/preview-plan.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { DryRunResult } from './dry-run-result.tsx';
import { DRY_RUN_TEXTS } from './dry-run-texts.ts';

/** What planning a visit as it stands would send, move and withdraw. */
export const VisitDryRunPage = ({
  viewer,
  visitId,
  preview,
}: {
  viewer: Viewer;
  visitId: string;
  preview: PlanPreview;
}) => {
  const texts = DRY_RUN_TEXTS[viewer.language];
  return (
    <ConsolePage viewer={viewer} title={texts.ofVisit}>
      <div>
        <p class="crumb">
          <a href={`/console/visits/${encodeURIComponent(visitId)}`}>{texts.appointment}</a>
        </p>
        <h1>{texts.ofVisit}</h1>
        <p class="muted">{texts.lead}</p>
      </div>
      <DryRunResult viewer={viewer} preview={preview} />
    </ConsolePage>
  );
};
