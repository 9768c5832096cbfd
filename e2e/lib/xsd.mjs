// Sitemaps held against the XML Schema of sitemaps.org, which the package sitemap carries.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { XmlBufferInputProvider, XmlDocument, XmlLibError, xmlRegisterInputProvider, XsdValidator } from "libxml2-wasm";

const official = readFileSync(join(dirname(createRequire(import.meta.url).resolve("sitemap/package.json")), "schema/sitemap.xsd"));

// What else is in a sitemap has to have a schema, too: a link to the page in another language.
const link = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
  <xs:element name="link"><xs:complexType>
    <xs:attribute name="rel" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="alternate"/></xs:restriction></xs:simpleType></xs:attribute>
    <xs:attribute name="hreflang" type="xs:string" use="required"/>
    <xs:attribute name="href" type="xs:anyURI" use="required"/>
  </xs:complexType></xs:element>
</xs:schema>`;
const both = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="sitemap.xsd"/>
  <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="link.xsd"/>
</xs:schema>`;

xmlRegisterInputProvider(new XmlBufferInputProvider({ "sitemap.xsd": official, "link.xsd": Buffer.from(link) }));

// No package carries the Schema of the file that names the others. This says what sitemaps.org/protocol.html tells of it:
// one to 50,000 <sitemap>, each with one <loc>, an address of 12 to 2,048 characters as in a sitemap, and at most one
// <lastmod>, a W3C Datetime as whole or as short as in a sitemap; nothing else of this namespace.
const index = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
    <xs:element name="sitemap" maxOccurs="50000"><xs:complexType><xs:all>
      <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI">
        <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://[^/]+/[^#]*"/>
      </xs:restriction></xs:simpleType></xs:element>
      <xs:element name="lastmod" minOccurs="0"><xs:simpleType><xs:union memberTypes="xs:gYear xs:gYearMonth xs:date">
        <xs:simpleType><xs:restriction base="xs:dateTime"><xs:pattern value=".*(Z|[+-][0-9]{2}:[0-9]{2})"/></xs:restriction></xs:simpleType>
      </xs:union></xs:simpleType></xs:element>
    </xs:all></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

/** What is wrong with a sitemap, in words; undefined when nothing is. */
export const wrongIn = (sitemap) => breach(both, sitemap);

/** What is wrong with the file that names the sitemaps of the site at an origin, in words; undefined when nothing is. */
export function wrongInIndex(text, origin) {
  const wrong = breach(index, text);
  if (wrong) return wrong;
  const addresses = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  const strange = addresses.find((a) => new URL(a).origin !== origin); // sitemaps are of the site that names them
  if (strange) return `${strange} is not of ${origin}`;
  if (new Set(addresses).size !== addresses.length) return "a sitemap is named twice";
  if (Buffer.byteLength(text) > 50 * 1024 * 1024) return "more than 50 MB";
}

function breach(xsd, sitemap) {
  const schema = XmlDocument.fromString(xsd);
  const validator = XsdValidator.fromDoc(schema);
  try {
    const document = XmlDocument.fromString(sitemap);
    validator.validate(document);
    document.dispose();
  } catch (error) {
    if (error instanceof XmlLibError) return error.message;
    throw error;
  } finally {
    validator.dispose();
    schema.dispose();
  }
}
