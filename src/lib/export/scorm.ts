// A package for a learning platform (SCORM 1.2): one file to show, and the manifest that says what it is.
import { strToU8, zipSync } from 'fflate';
import { escapeMarkup, type OneFile } from './oneFile';

export interface PackageFacts {
  title: string;
  /** One sentence on what it is. */
  description: string;
  /** Names the package among others; letters, digits and hyphens. */
  identifier: string;
  /** The least score that passes, 1 to 100; null where there is none. */
  passMark: number | null;
}

const PAGE = 'index.html';
/** The same content gives the same bytes. */
const WHEN = new Date(2000, 0, 1);

/** The manifest, in the order of elements that the content packaging specification asks for. */
export function manifestOf({ title, description, identifier, passMark }: PackageFacts): string {
  const [name, says] = [escapeMarkup(title), escapeMarkup(description)];
  const mastery =
    passMark === null ? '' : `\n        <adlcp:masteryscore>${String(passMark)}</adlcp:masteryscore>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom>
      <imsmd:general>
        <imsmd:title><imsmd:langstring xml:lang="en">${name}</imsmd:langstring></imsmd:title>
        <imsmd:description><imsmd:langstring xml:lang="en">${says}</imsmd:langstring></imsmd:description>
      </imsmd:general>
    </imsmd:lom>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${name}</title>
      <item identifier="item" identifierref="page" isvisible="true">
        <title>${name}</title>${mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="${PAGE}">
      <file href="${PAGE}" />
    </resource>
  </resources>
</manifest>
`;
}

/** An identifier from a text: it begins with a letter and holds letters, digits and hyphens, as XML asks. */
export const identifierOf = (text: string): string =>
  `backstep-${
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'package'
  }`.slice(0, 100);

/** The bytes of the package around a filled page. */
export function packageOf(page: string, facts: PackageFacts): Uint8Array<ArrayBuffer> {
  const files = { 'imsmanifest.xml': strToU8(manifestOf(facts)), [PAGE]: strToU8(page) };
  return zipSync(files, { level: 6, mtime: WHEN });
}

/** What the package of a file is called and says of itself. */
export const factsOf = ({ title, content, scoring }: OneFile, description: string): PackageFacts => ({
  title,
  description,
  identifier: identifierOf(content.kind === 'exercises' ? content.queries.join(' ') : title),
  passMark: scoring?.passMark ?? null,
});
