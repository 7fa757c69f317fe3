import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, type RouteFunc } from '@backstage/core-plugin-api';
import type {
  PatternType,
  VersionRef,
  VersionState,
} from '@apo/backstage-plugin-patterns-common';
import {
  attributeRouteRef,
  attributesRouteRef,
  awsHealthRouteRef,
  editPatternRouteRef,
  followingRouteRef,
  launchesRouteRef,
  launchPatternRouteRef,
  launchRouteRef,
  overviewRouteRef,
  patternRouteRef,
  publishTemplateRouteRef,
  releaseTaskRouteRef,
  reviewsRouteRef,
  rootRouteRef,
  submissionsRouteRef,
  versionRouteRef,
  versionsInStateRouteRef,
} from '../routes';
import { usePatternsOptions } from '../components/PatternsOptions';

/** Addresses of the plugin's pages, and of the scaffolder's where there is one. */
export function usePatternsLinks() {
  const root = useRouteRef(rootRouteRef);
  const pattern = useRouteRef(patternRouteRef);
  const version = useRouteRef(versionRouteRef);
  const submissions = useRouteRef(submissionsRouteRef);
  const reviews = useRouteRef(reviewsRouteRef);
  const editPattern = useRouteRef(editPatternRouteRef);
  const following = useRouteRef(followingRouteRef);
  const attributes = useRouteRef(attributesRouteRef);
  const attribute = useRouteRef(attributeRouteRef);
  const aws = useRouteRef(awsHealthRouteRef);
  const overview = useRouteRef(overviewRouteRef);
  const versionsInState = useRouteRef(versionsInStateRouteRef);
  const launches = useRouteRef(launchesRouteRef);
  const launch = useRouteRef(launchRouteRef);
  const launchPattern = useRouteRef(launchPatternRouteRef);
  const template = useRouteRef(publishTemplateRouteRef);
  const task = useRouteRef(releaseTaskRouteRef);
  const { publishTemplate, publishCdkTemplate, useCdkTemplate } =
    usePatternsOptions();

  return useMemo(
    () => ({
      catalog: root(),
      submissions: submissions(),
      following: following(),
      reviews: reviews(),
      pattern: (name: string) => pattern({ name }),
      version: (ref: VersionRef) =>
        version({ name: ref.patternName, version: ref.version }),
      editPattern: (name: string) => editPattern({ name }),
      attributes: attributes(),
      attribute: (id: string) => attribute({ id }),
      aws: aws(),
      overview: overview(),
      versionsInState: (state: VersionState) => versionsInState({ state }),
      /** The catalog, narrowed to what has these values. */
      catalogOf: (values: Record<string, string>) =>
        `${root()}?${new URLSearchParams(values)}`,
      launches: launches(),
      launch: (id: string) => launch({ id }),
      /** The form that launches a version. */
      launchPattern: (ref: VersionRef) =>
        `${launchPattern({ name: ref.patternName })}?${new URLSearchParams({
          version: ref.version,
        })}`,
      /** The template that makes an app with a version's package; undefined where there is none. */
      useCdkPattern: (ref: VersionRef) =>
        useCdkTemplate
          ? wizardOf(template, useCdkTemplate, {
              pattern: ref.patternName,
              version: ref.version,
            })
          : undefined,
      /** The catalog, narrowed to the patterns that carry an attribute. */
      carriers: ({ key, value }: { key: string; value: string }) =>
        `${root()}?${new URLSearchParams({ attribute: `${key}:${value}` })}`,
      task: (taskId: string) => task?.({ taskId }),
      /** The wizard of a type, filled with what is known; undefined where there is none. */
      wizard: (type: PatternType, formData?: object) => {
        const ref = type === 'CDK' ? publishCdkTemplate : publishTemplate;
        return ref ? wizardOf(template, ref, formData) : undefined;
      },
    }),
    [
      root,
      pattern,
      version,
      submissions,
      following,
      reviews,
      editPattern,
      attributes,
      attribute,
      aws,
      overview,
      versionsInState,
      launches,
      launch,
      launchPattern,
      template,
      task,
      publishTemplate,
      publishCdkTemplate,
      useCdkTemplate,
    ],
  );
}

/** The page of a scaffolder template, with its form filled; undefined without a scaffolder. */
function wizardOf(
  page: RouteFunc<{ namespace: string; templateName: string }> | undefined,
  templateRef: string,
  formData?: object,
): string | undefined {
  const { namespace, name } = parseEntityRef(templateRef);
  const href = page?.({ namespace, templateName: name });
  if (!href || !formData) return href;
  const query = new URLSearchParams({ formData: JSON.stringify(formData) });
  return `${href}?${query}`;
}
