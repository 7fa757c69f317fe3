import { OverviewAccess } from './OverviewAccess';
import { OverviewView } from './OverviewView';

/** The catalog in figures, for administrators. */
export function OverviewPage() {
  return (
    <OverviewAccess>
      <OverviewView />
    </OverviewAccess>
  );
}
