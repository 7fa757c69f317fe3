import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AttributeService } from '../attributes/AttributeService';
import type { CatalogService } from '../service/CatalogService';
import type { SubmissionService } from '../service/SubmissionService';
import type { ValidationService } from '../service/ValidationService';
import type { VersionContentService } from '../service/VersionContentService';
import type { AgentCalls } from './AgentCalls';
import { createGetPatternAction } from './getPattern';
import { createListAttributesAction } from './listAttributes';
import { createSearchPatternsAction } from './searchPatterns';
import { createSubmitVersionAction } from './submitVersion';
import { createValidateTemplateAction } from './validateTemplate';

/**
 * Everything that an agent can do here. Review, approval, release, deprecation
 * and use are decisions of people: there is no action for them.
 */
export function registerActions(
  registry: ActionsRegistryService,
  services: {
    calls: AgentCalls;
    attributes: AttributeService;
    catalog: CatalogService;
    contents: VersionContentService;
    submissions: SubmissionService;
    validation: ValidationService;
  },
): void {
  registry.register(createSearchPatternsAction(services));
  registry.register(createGetPatternAction(services));
  registry.register(createListAttributesAction(services));
  registry.register(createValidateTemplateAction(services));
  registry.register(createSubmitVersionAction(services));
}
