import { lazy, type ReactNode } from 'react';
import type {
  PatternVersion,
  Report,
} from '@apo/backstage-plugin-patterns-common';
import { findTemplate } from '../shared/bundleFiles';
import { PackageView } from '../PackageView';

const BundleTemplate = lazy(() =>
  import('../TemplateView/BundleTemplate').then(m => ({
    default: m.BundleTemplate,
  })),
);
const TemplateChanges = lazy(() =>
  import('../TemplateView/TemplateChanges').then(m => ({
    default: m.TemplateChanges,
  })),
);
const SynthesizedChanges = lazy(() =>
  import('../TemplateView/SynthesizedChanges').then(m => ({
    default: m.SynthesizedChanges,
  })),
);
const SynthesizedTemplates = lazy(() =>
  import('../TemplateView/SynthesizedTemplates').then(m => ({
    default: m.SynthesizedTemplates,
  })),
);

/** One tab of what there is to review. */
export type ReviewTab = { id: string; label: string; content: ReactNode };

/** What a CloudFormation version publishes, and how it changed. */
export function templateTabs(
  version: PatternVersion,
  report?: Report,
): ReviewTab[] {
  const { files, previousPublished } = version;
  const path = report?.templates[0]?.path ?? findTemplate(files);
  if (!path) return [];
  const template = {
    id: 'template',
    label: 'Template',
    content: (
      <BundleTemplate
        bundle={version}
        path={path}
        findings={report?.findings}
      />
    ),
  };
  if (!previousPublished) return [template];
  return [
    {
      id: 'changes',
      label: `Changes since ${previousPublished}`,
      content: (
        <TemplateChanges
          version={version}
          previous={previousPublished}
          path={path}
        />
      ),
    },
    template,
  ];
}

/** What a CDK version publishes, what its example builds, and how that changed. */
export function packageTabs(version: PatternVersion): ReviewTab[] {
  const { previousPublished } = version;
  if (!version.package) return [];
  const tabs = [
    {
      id: 'package',
      label: 'Package',
      content: <PackageView bundle={version} />,
    },
    {
      id: 'template',
      label: 'Templates',
      content: <SynthesizedTemplates bundle={version} />,
    },
  ];
  if (!previousPublished) return tabs;
  return [
    {
      id: 'changes',
      label: `Changes since ${previousPublished}`,
      content: (
        <SynthesizedChanges version={version} previous={previousPublished} />
      ),
    },
    ...tabs,
  ];
}
