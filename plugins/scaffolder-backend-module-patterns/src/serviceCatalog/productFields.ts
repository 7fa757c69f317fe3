import type { PublishContext } from './PublishContext';

/**
 * What a product shows of its pattern. The name is the pattern's identity, so
 * the title opens the description.
 */
export function productFields({ request, config }: PublishContext) {
  const { title, description, owner } = request;
  return {
    Owner: owner,
    Description: description.trim() ? `${title}: ${description}` : title,
    Distributor: config.distributor,
    SupportEmail: config.supportEmail,
    SupportUrl: config.supportUrl,
  };
}
