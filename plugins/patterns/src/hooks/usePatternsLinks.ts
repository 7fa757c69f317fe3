import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  PatternType,
  VersionRef,
} from '@apo/backstage-plugin-patterns-common';
import {
  attributeRouteRef,
  attributesRouteRef,
  awsHealthRouteRef,
  editPatternRouteRef,
  patternRouteRef,
  publishTemplateRouteRef,
  releaseTaskRouteRef,
  reviewsRouteRef,
  rootRouteRef,
  submissionsRouteRef,
  versionRouteRef,
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
  const attributes = useRouteRef(attributesRouteRef);
  const attribute = useRouteRef(attributeRouteRef);
  const aws = useRouteRef(awsHealthRouteRef);
  const template = useRouteRef(publishTemplateRouteRef);
  const task = useRouteRef(releaseTaskRouteRef);
  const { publishTemplate, publishCdkTemplate } = usePatternsOptions();

  return useMemo(
    () => ({
      catalog: root(),
      submissions: submissions(),
      reviews: reviews(),
      pattern: (name: string) => pattern({ name }),
      version: (ref: VersionRef) =>
        version({ name: ref.patternName, version: ref.version }),
      editPattern: (name: string) => editPattern({ name }),
      attributes: attributes(),
      attribute: (id: string) => attribute({ id }),
      aws: aws(),
      /** The catalog, narrowed to the patterns that carry an attribute. */
      carriers: ({ key, value }: { key: string; value: string }) =>
        `${root()}?${new URLSearchParams({ attribute: `${key}:${value}` })}`,
      task: (taskId: string) => task?.({ taskId }),
      /** The wizard of a type, filled with what is known; undefined where there is none. */
      wizard: (type: PatternType, formData?: object) => {
        const ref = type === 'CDK' ? publishCdkTemplate : publishTemplate;
        if (!ref) return undefined;
        const { namespace, name } = parseEntityRef(ref);
        const href = template?.({ namespace, templateName: name });
        if (!href || !formData) return href;
        const query = new URLSearchParams({
          formData: JSON.stringify(formData),
        });
        return `${href}?${query}`;
      },
    }),
    [
      root,
      pattern,
      version,
      submissions,
      reviews,
      editPattern,
      attributes,
      attribute,
      aws,
      template,
      task,
      publishTemplate,
      publishCdkTemplate,
    ],
  );
}
