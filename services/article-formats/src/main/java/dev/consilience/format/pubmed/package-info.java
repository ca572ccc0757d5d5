/** PubMed and MEDLINE XML, as the National Library of Medicine writes it. */
@NullMarked
package dev.consilience.format.pubmed;

import org.jspecify.annotations.NullMarked;
